package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.Sink;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are deleted, by name and by rule. */
final class RunsPruneIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;
  private final List<String> runs = new ArrayList<>();

  @BeforeEach
  void runThreeTimes() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.ATests")
                    .test(
                        "flips",
                        "if (Boolean.getBoolean(\"red\")) { throw new AssertionError(\"red\"); }")
                    .text()));
    runs.add(workspace.run("run", "--format", "json").run().id());
    runs.add(workspace.run("run", "-D", "fork.jvm-args=-Dred=true", "--format", "json").run().id());
    runs.add(workspace.run("run", "--format", "json").run().id());
  }

  @Test
  void leavesTheRunsOfAnotherWorkspaceInTheSameFile() throws Exception {
    TestWorkspace other = TestWorkspace.in(folder.resolve("other"));
    other.config("store.file = \"%s\"".formatted(workspace.root().resolve(".runner/store.db")));
    Finished pruned = other.run("runs", "prune", "--keep", "0");
    Finished deleted = other.run("runs", "delete", runs.get(0));

    assertEquals(0, pruned.exit(), pruned::toString);
    assertEquals(2, deleted.exit(), deleted::toString);
    assertTrue(deleted.err().contains("belongs to another workspace"), deleted::err);
    assertEquals(3, listed().size());
  }

  @Test
  void deletesAllButTheNewestAndTheirFiles() throws Exception {
    Finished dry = workspace.run("runs", "prune", "--keep", "1", "--dry-run");
    assertEquals(0, dry.exit(), dry::toString);
    assertTrue(dry.err().contains("2 runs would be deleted"), dry::err);
    assertEquals(3, listed().size());

    try (Sink sink = Sink.start()) {
      sink.answering(call -> 503);
      String target = sink.target("webhook+http");
      String[] export = {"-D", "webhook.attempts=1", "export", runs.get(0), target};
      assertEquals(7, workspace.run(export).exit());
      Finished spared = workspace.run("runs", "prune", "--keep", "1");
      assertEquals(0, spared.exit(), spared::toString);
      assertTrue(spared.err().contains("1 run stays: "), spared::err);
      assertTrue(spared.err().contains("1 run deleted; freed: "), spared::err);
      assertEquals(List.of(runs.get(2), runs.get(0)), listed());

      Finished pruned =
          workspace.run("runs", "prune", "--keep", "1", "--unfinished", "--format", "json");
      assertEquals(0, pruned.exit(), pruned::toString);
      assertEquals(runs.get(0), pruned.json().get(0).required("run").asString());
      assertEquals(target, pruned.json().get(0).required("unsent").get(0).asString());
      assertTrue(pruned.err().contains("was not sent completely to " + target), pruned::err);
    }
    assertEquals(List.of(runs.get(2)), listed());
    assertFalse(Files.exists(files(runs.get(0))));
    assertTrue(Files.exists(files(runs.get(2)).resolve("journal")));
  }

  @Test
  void aDeletedRunSaysNoMoreWhatFails() throws Exception {
    assertEquals(0, workspace.run("failing", "--format", "json").json().size());
    Finished deleted = workspace.run("runs", "delete", "last");
    assertEquals(0, deleted.exit(), deleted::toString);
    assertEquals(1, workspace.run("failing", "--format", "json").json().size());
    assertEquals(0, workspace.run("runs", "delete", runs.get(1)).exit());
    assertEquals(0, workspace.run("failing", "--format", "json").json().size());
    assertEquals(List.of(runs.get(0)), listed());
  }

  @Test
  void deletesByAgeAndSizeButNeverTheOnesThatAreKept() throws Exception {
    assertEquals(0, workspace.run("runs", "prune", "--older-than", "1d").exit());
    assertEquals(3, listed().size());
    assertEquals(0, workspace.run("runs", "prune", "--max-size", "1k", "--keep", "2").exit());
    assertEquals(2, listed().size());
    assertEquals(0, workspace.run("runs", "prune", "--older-than", "0d").exit());
    assertEquals(0, listed().size());
  }

  @Test
  void sparesTheRunThatGoesOn() throws Exception {
    Path begun = folder.resolve("begun");
    workspace.install(
        "slow",
        PluginJar.plugin("slow")
            .source(
                TestSource.of("slow.ATests")
                    .test(
                        "waits",
                        """
                        java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "");
                        Thread.sleep(600_000);
                        """
                            .formatted(begun))
                    .text()));
    try (RunnerProcess run = workspace.start("run")) {
      Waiting.until("the test runs", () -> Files.exists(begun));
      Waiting.until("the run is stored", () -> listed().size() == 4);
      Finished refused = workspace.run("runs", "delete", "last");
      assertEquals(2, refused.exit(), refused::toString);
      assertTrue(refused.err().contains("goes on"), refused::err);
      Finished pruned = workspace.run("runs", "prune", "--keep", "0", "--unfinished");
      assertEquals(0, pruned.exit(), pruned::toString);
      assertEquals(1, listed().size());
      assertTrue(Files.exists(files(listed().get(0)).resolve("journal")));
      run.handle().destroyForcibly();
    }
    Waiting.until("it is taken for lost", () -> listed().size() == 1);
    assertEquals(0, workspace.run("runs", "prune", "--keep", "0").exit());
    assertEquals(1, listed().size());
    assertEquals(0, workspace.run("runs", "prune", "--keep", "0", "--unfinished").exit());
    assertEquals(0, listed().size());
  }

  @Test
  void refusesRulesThatSayNothing() throws Exception {
    for (List<String> bad :
        List.of(
            List.<String>of(),
            List.of("--keep", "-1"),
            List.of("--older-than", "3"),
            List.of("--max-size", "big"))) {
      List<String> words = new ArrayList<>(List.of("runs", "prune"));
      words.addAll(bad);
      assertEquals(2, workspace.run(words.toArray(new String[0])).exit(), words::toString);
    }
    assertEquals(2, workspace.run("runs", "delete", "ffff").exit());
    assertEquals(3, listed().size());
  }

  private List<String> listed() {
    try {
      List<String> ids = new ArrayList<>();
      workspace
          .run("runs", "list", "--format", "json")
          .json()
          .forEach(run -> ids.add(run.required("run").asString()));
      return ids;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path files(String run) {
    return workspace.root().resolve(".runner").resolve("runs").resolve(run);
  }
}
