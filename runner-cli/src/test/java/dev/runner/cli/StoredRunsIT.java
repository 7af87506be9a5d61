package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Product;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs in one workspace, one after the other and at once, and the views of them. */
final class StoredRunsIT {

  private static TestWorkspace workspace;
  private static String failed;
  private static String passed;

  @BeforeAll
  static void runTwice(@TempDir Path folder) throws Exception {
    workspace = TestWorkspace.in(folder);
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.CartTests")
                    .test("adds", "System.out.println(\"added\");")
                    .test("breaks", "throw new IllegalStateException(\"out of\\nstock\");")
                    .text()));
    workspace.install(
        "bank", PluginJar.plugin("bank").source(TestSource.passing("bank.AccountTests", "opens")));
    failed = workspace.run("run", "--format", "json").run().id();
    passed = workspace.run("run", "-p", "bank", "--format", "json").run().id();
  }

  @Test
  void listsRunsTheNewestFirst() throws Exception {
    JsonNode runs = workspace.run("runs", "list", "--format", "json").json();
    List<String> lines = workspace.run("runs", "list").out().lines().toList();

    assertAll(
        () -> assertEquals(passed, runs.get(0).required("run").asString()),
        () -> assertEquals("PASSED", runs.get(0).required("outcome").asString()),
        () -> assertEquals(failed, runs.get(1).required("run").asString()),
        () -> assertEquals(1, runs.get(1).required("exit").asInt()),
        () -> assertEquals(3, runs.get(1).required("counts").required("planned").asInt()),
        () -> assertTrue(lines.get(0).startsWith(passed.substring(0, 18) + " "), lines::toString),
        () -> assertTrue(lines.get(1).endsWith("  ERROR      2 passed, 1 error"), lines::toString));
  }

  @Test
  void listsNoMoreThanAskedFor() throws Exception {
    assertEquals(1, workspace.run("runs", "list", "--limit", "1").out().lines().count());
  }

  @Test
  void findsARunByTheBeginningOfItsIdAndByItsAge() throws Exception {
    int shared = 0;
    while (failed.charAt(shared) == passed.charAt(shared)) {
      shared++;
    }

    assertEquals(failed, workspace.show(failed.substring(0, shared + 1)).id());
    assertEquals(failed, workspace.show("last~1").id());
    assertEquals(passed, workspace.show("last").id());
  }

  @Test
  void refusesARunThatIsUnknownOrNotUnique() throws Exception {
    for (String run : List.of("ffff", failed.substring(0, 2), "last~7", "")) {
      Finished finished = workspace.run("runs", "show", run);

      assertEquals(2, finished.exit(), finished::toString);
      assertEquals(1, finished.err().lines().count(), finished::err);
      assertEquals("", finished.out());
    }
  }

  @Test
  void showsARunToPeopleAsTheRunItselfDid() throws Exception {
    Finished shown = workspace.run("runs", "show", failed);

    assertAll(
        () -> assertEquals(0, shown.exit()),
        () -> assertTrue(shown.out().contains("ERROR shop:shop.CartTests.breaks\n"), shown::out),
        () -> assertTrue(shown.out().contains("out of\n  stock\n"), shown::out),
        () ->
            assertTrue(shown.out().contains("ERROR: 2/3 passed, 0 failed, 1 error,"), shown::out));
  }

  @Test
  void showsTheLastRunWithItsTests() throws Exception {
    RunView last = workspace.run("last", "--format", "json").run();

    assertEquals(passed, last.id());
    assertEquals(1, last.tests().size());
    assertTrue(workspace.run("last").out().contains(passed));
  }

  @Test
  void keepsATestFailingThoughALaterRunDidNotRunIt() throws Exception {
    JsonNode failing = workspace.run("failing", "--format", "json").json();
    Finished text = workspace.run("failing");

    assertEquals(1, failing.size());
    assertEquals(failed, failing.get(0).required("run").asString());
    assertEquals("shop:shop.CartTests.breaks", failing.get(0).required("id").asString());
    assertTrue(text.out().startsWith("shop:shop.CartTests.breaks\n"), text::out);
  }

  @Test
  void outputThatCannotBeWrittenIsNoSuccess(@TempDir Path folder) throws Exception {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "no Linux");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(
            Product.home().resolve("bin/runner").toString(),
            "-w",
            workspace.root().toString(),
            "runs",
            "list",
            "--format",
            "csv");
    builder.environment().put("XDG_CACHE_HOME", folder.toString());
    Process list = builder.redirectOutput(full.toFile()).redirectError(err.toFile()).start();
    list.getOutputStream().close();

    assertEquals(7, list.waitFor(), () -> list.toString());
    String said = Files.readString(err);
    assertTrue(said.contains("Not all of the output could be written"), said);
    assertEquals(1, said.lines().count(), said);
  }

  @Test
  void storesTwoRunsAtOnceWithAllTheyHold(@TempDir Path folder) throws Exception {
    TestWorkspace shared = TestWorkspace.in(folder);
    shared.install(
        "bank", PluginJar.plugin("bank").source(TestSource.passing("bank.AccountTests", "a", "b")));
    try (RunnerProcess one = shared.start("run", "--format", "json");
        RunnerProcess two = shared.start("run", "--format", "json")) {
      Set<String> ids = new HashSet<>();
      for (Finished finished : List.of(one.await(), two.await())) {
        assertEquals(0, finished.exit(), finished::toString);
        ids.add(finished.run().id());
      }

      assertEquals(2, ids.size());
      for (String id : ids) {
        assertEquals(2, shared.show(id).tests().size());
        assertTrue(Files.size(shared.root().resolve(".runner/runs/" + id + "/journal")) > 0);
      }
    }
  }

  @Test
  void saysHowToBeginWhenNothingRanYet(@TempDir Path folder) throws Exception {
    TestWorkspace empty = TestWorkspace.in(folder);
    Finished last = empty.run("last");
    assertEquals(2, last.exit(), last::toString);
    assertTrue(last.err().contains("runner run"), last::err);
    Finished failing = empty.run("failing", "--format", "json");
    assertEquals(0, failing.exit(), failing::toString);
    assertEquals("[]", failing.out().strip());
    assertTrue(failing.err().contains("runner run"), failing::err);
  }
}
