package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.BoardPlugin;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.Sink;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Runs that go to a service by the exporter of the documentation: each test once, whatever dies.
 */
final class ExportIT {

  private static final int TESTS = 12;

  @TempDir private Path folder;

  private TestWorkspace workspace;
  private Sink sink;

  @BeforeEach
  void makeARun() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    sink = Sink.start();
    TestSource tests = TestSource.of("shop.MixedTests").test("fails", "assertEquals(1, 2);");
    for (int i = 1; i < TESTS; i++) {
      tests.test("passes" + i, "");
    }
    workspace.install("shop", PluginJar.plugin("shop").source(tests.text()));
    assertEquals(1, workspace.run("run").exit());
  }

  @AfterEach
  void closeSink() {
    sink.close();
  }

  @Test
  void sendsARunOnceAndNeverAgain() throws Exception {
    workspace.install("board", BoardPlugin.documented());
    String target = sink.target("board+http");
    Finished first = workspace.run("export", "last", target, "--format", "json");

    assertEquals(0, first.exit(), first::toString);
    JsonNode export = first.json().get("exports").get(0);
    assertEquals("COMPLETE", export.get("state").asString());
    assertEquals(TESTS, export.get("sentNow").asInt());
    assertEquals(workspace.last().id(), export.get("remoteIds").get("board").asString());
    assertEquals(target.replace("board+", ""), export.get("links").get(0).asString());
    assertEquals(TESTS, new HashSet<>(sink.accepted()).size());
    assertTrue(sink.accepted().contains("FAILED shop:shop.MixedTests.fails"), sink::toString);

    Finished second = workspace.run("verify", "export", "last", target);
    assertEquals(0, second.exit(), second::toString);
    assertTrue(second.out().contains("12 items, 0 sent now"), second::out);
    assertEquals(0, workspace.run("export", "last", target, "--resume").exit());
    assertEquals(TESTS, sink.calls().size());

    Finished receipts = workspace.run("exports", "last", "--format", "json");
    assertEquals("COMPLETE", receipts.json().get(0).get("state").asString());
    assertEquals(2, receipts.json().get(0).get("tries").asInt(), receipts::out);
    assertTrue(workspace.run("exports").out().contains("COMPLETE  12/12"));
  }

  @Test
  void saysInADryRunWhatItWouldSend() throws Exception {
    workspace.install("board", BoardPlugin.documented());
    Finished dry = workspace.run("export", "last", sink.target("board+http"), "--dry-run");

    assertEquals(0, dry.exit(), dry::toString);
    assertEquals(TESTS, dry.out().lines().filter(line -> line.startsWith("POST http:")).count());
    assertTrue(dry.out().contains("PLANNED"), dry::out);
    assertEquals(List.of(), sink.calls());
    Finished json =
        workspace.run("export", "last", sink.target("board+http"), "--dry-run", "--format", "json");
    assertEquals(TESTS, json.json().get("exports").get(0).get("calls").size());
    assertEquals("[]", workspace.run("exports", "--format", "json").out().strip());
  }

  @Test
  void sendsTheRestWhenTheExporterHasDied() throws Exception {
    Path died = folder.resolve("died");
    workspace.install(
        "board",
        BoardPlugin.documented(
            "      export.outbox().pending(test.key(), content);",
            """
                  if (test.number() == 5 && new java.io.File("%s").mkdir()) {
                    Runtime.getRuntime().halt(9);
                  }
                  export.outbox().pending(test.key(), content);
            """
                .formatted(died)));
    String target = sink.target("board+http");
    Finished broken = workspace.run("export", "last", target);

    assertEquals(7, broken.exit(), broken::toString);
    assertTrue(broken.out().contains("PARTIAL"), broken::out);
    assertTrue(broken.out().contains("4 of 12 items accepted, 0 refused, 8 pending"), broken::out);
    assertTrue(
        broken.err().contains("ended its process when it was to export the run"), broken::err);
    assertTrue(broken.err().contains("--resume"), broken::err);
    assertEquals(4, sink.calls().size());

    Finished rest = workspace.run("export", "last", target, "--resume");
    assertEquals(0, rest.exit(), rest::toString);
    assertTrue(rest.out().contains("12 items, 8 sent now"), rest::out);
    assertEquals(TESTS, sink.calls().size());
    assertEquals(TESTS, new HashSet<>(sink.accepted()).size());
  }

  @Test
  void sendsTheRestWhenTheRunnerWasKilled() throws Exception {
    workspace.install("board", BoardPlugin.documented());
    sink.answering(call -> call.number() == 7 ? Sink.SILENCE : 201);
    String target = sink.target("board+http");
    try (RunnerProcess process = workspace.start("export", "last", target)) {
      Waiting.until("the seventh request", () -> sink.calls().size() == 7);
      process.handle().destroyForcibly();
      process.handle().onExit().get(30, TimeUnit.SECONDS);
    }
    Finished receipts = workspace.run("exports", "--format", "csv");
    assertTrue(receipts.out().contains(",RUNNING,1,6,0,6,"), receipts::out);

    sink.answering(call -> 201);
    Finished rest = workspace.run("export", "last", target, "--resume");
    assertEquals(0, rest.exit(), rest::toString);
    Set<String> keys =
        sink.calls().stream().map(call -> call.key().orElseThrow()).collect(Collectors.toSet());
    assertEquals(TESTS, keys.size());
    assertEquals(TESTS, new HashSet<>(sink.accepted()).size());
    assertEquals(TESTS + 1, sink.calls().size()); // nobody knew whether the seventh had arrived
  }

  @Test
  void tellsWhatWasRefusedFromWhatMayBeTriedAgain() throws Exception {
    workspace.install("board", BoardPlugin.documented());
    sink.answering(call -> call.number() == 2 ? 400 : call.number() <= 4 ? 503 : 201);
    String target = sink.target("board+http");
    Finished first = workspace.run("export", "last", target, "--format", "json");

    assertEquals(7, first.exit(), first::toString);
    JsonNode export = first.json().get("exports").get(0);
    assertEquals("PARTIAL", export.get("state").asString());
    assertEquals(8, export.get("sent").asInt());
    assertEquals(1, export.get("failed").asInt());
    assertEquals(3, export.get("pending").asInt());
    assertEquals(4, export.get("missing").size());

    Finished rest = workspace.run("export", "last", target, "--resume");
    assertEquals(7, rest.exit(), rest::toString);
    assertTrue(rest.out().contains("11 of 12 items accepted, 1 refused"), rest::out);
    assertTrue(rest.out().contains("REFUSED  shop [engine:"), rest::out);
    assertEquals(TESTS + 3, sink.calls().size());

    assertEquals(0, workspace.run("export", "last", target).exit());
    assertEquals(TESTS, new HashSet<>(sink.accepted()).size());
    assertEquals(TESTS, sink.accepted().size());
  }

  @Test
  void sendsWhatHasChangedSince() throws Exception {
    workspace.install("board", BoardPlugin.documented());
    Path broken = folder.resolve("broken");
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.FlipTests")
                    .test("first", "")
                    .test(
                        "dies",
                        "if (new java.io.File(\"%s\").mkdir()) System.exit(0);".formatted(broken))
                    .test("last", "")
                    .text()));
    workspace.run("run", "--fail-fast");
    String target = sink.target("board+http");
    assertEquals(0, workspace.run("export", "last", target).exit());
    assertEquals(3, sink.calls().size());
    assertEquals(1, workspace.run("resume", "last").exit());
    Finished again = workspace.run("export", "last", target);

    assertEquals(0, again.exit(), again::toString);
    assertTrue(again.out().contains("3 items, 1 sent now"), again::out);
    assertEquals("PASSED shop:shop.FlipTests.last", sink.calls().get(3).body());
  }

  @Test
  void exportsEachRunByConfiguration() throws Exception {
    workspace.install("board", BoardPlugin.documented());
    workspace.config("export.after-run = [\"%s\"]\n".formatted(sink.target("board+http")));
    Finished passed = workspace.run("run", "--method", "shop.MixedTests#passes1");
    assertEquals(0, passed.exit(), passed::toString);
    assertTrue(passed.err().contains("COMPLETE"), passed::err);
    assertEquals(List.of("PASSED shop:shop.MixedTests.passes1"), sink.accepted());

    sink.answering(call -> 500);
    Finished unsent = workspace.run("run", "--method", "shop.MixedTests#passes1");
    assertEquals(7, unsent.exit(), unsent::toString);
    assertTrue(unsent.err().contains("Not exported to"), unsent::err);
    assertEquals(
        7, workspace.run("runs", "show", "last", "--format", "json").json().get("exit").asInt());
    assertEquals(
        "PASSED",
        workspace.run("runs", "show", "last", "--format", "json").json().get("outcome").asString());
    assertEquals(1, workspace.run("run").exit());

    String before = workspace.last().id();
    workspace.config(
        "export.after-run = [\"opensearch+http://127.0.0.1:1\", \"bord+http://x/\"]\n");
    for (String command : List.of("run", "config check", "doctor")) {
      Finished mistyped = workspace.run(command.split(" "));
      String all = mistyped.out() + mistyped.err();
      assertEquals(2, mistyped.exit(), mistyped::toString);
      assertTrue(all.contains("did you mean 'board+http'?"), mistyped::toString);
    }
    Finished unnamed = workspace.run("run", "-D", "export.after-run=opensearch+http://127.0.0.1:1");
    assertEquals(2, unnamed.exit(), unnamed::toString);
    assertTrue(unnamed.err().contains("the target ends with the name"), unnamed::err);
    assertEquals(before, workspace.last().id(), "nothing ran");

    workspace.config("export.after-run = [\"board+http://me:c4n4ry-pw@x/\"]\n");
    Finished refused = workspace.run("run");
    assertEquals(2, refused.exit(), refused::toString);
    assertFalse(refused.toString().contains("c4n4ry"), refused::toString);
  }
}
