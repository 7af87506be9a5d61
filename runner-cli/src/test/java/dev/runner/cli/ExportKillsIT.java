package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export whose runner is killed again and again, at random places. */
final class ExportKillsIT {

  private static final int TESTS = 1_000;

  @TempDir private Path folder;

  @Test
  void bringsEachTestToTheOtherSideOnce() throws Exception {
    int kills = Integer.getInteger("kill.points", 15) / 4;
    Random random = new Random(Long.getLong("seed", 1));
    TestWorkspace workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.ManyTests")
                    .member("@RepeatedTest(" + TESTS + ") void one() { }")
                    .text()));
    workspace.install("board", BoardPlugin.documented());
    assertEquals(0, workspace.run("run").exit());
    try (Sink sink = Sink.start()) {
      String target = sink.target("board+http");
      for (int kill = 0; kill < kills; kill++) {
        int until = sink.calls().size() + random.nextInt(TESTS / kills);
        try (RunnerProcess process = workspace.start("export", "last", target)) {
          Waiting.until("call " + until, () -> sink.calls().size() >= until);
          process.handle().destroyForcibly();
          process.handle().onExit().get(30, TimeUnit.SECONDS);
        }
      }
      Finished last = workspace.run("export", "last", target, "--resume");
      if (last.exit() == 2) { // the first one was killed before it began
        last = workspace.run("export", "last", target);
      }
      assertEquals(0, last.exit(), last::toString);
      Set<String> keys =
          sink.calls().stream().map(call -> call.key().orElseThrow()).collect(Collectors.toSet());
      assertEquals(TESTS, keys.size());
      assertTrue(sink.calls().size() <= TESTS + kills, () -> "" + sink.calls().size());
      assertEquals(
          "[%d,%d,0,0]".formatted(TESTS, TESTS),
          counts(workspace.run("exports", "last", "--format", "json")));
    }
  }

  private static String counts(Finished receipts) {
    var export = receipts.json().get(0);
    return "[%s,%s,%s,%s]"
        .formatted(
            export.get("items"), export.get("sent"), export.get("failed"), export.get("pending"));
  }
}
