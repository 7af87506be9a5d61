package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Questions what a run is at, by SIGUSR1. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class InquiryIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;
  private Path gate;

  @BeforeEach
  void install() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    gate = folder.resolve("gate");
    for (String plugin : new String[] {"aa", "bb"}) {
      String waits =
          """
          java.nio.file.Files.writeString(java.nio.file.Path.of("%s-%s"), "" + ProcessHandle.current().pid());
          waitsInside();
          """
              .formatted(gate, plugin);
      workspace.install(
          plugin,
          PluginJar.plugin(plugin)
              .source(
                  TestSource.of(plugin + ".WaitingTests")
                      .member(
                          "static void waitsInside() throws Exception { while (!java.nio.file.Files.exists(java.nio.file.Path.of(\"%s\"))) Thread.sleep(5); }"
                              .formatted(gate))
                      .test("waits", waits)
                      .text()));
    }
  }

  private RunnerProcess start() throws IOException {
    RunnerProcess run = workspace.start("run", "--forks", "2");
    Waiting.until(
        "both tests run",
        () -> Files.exists(Path.of(gate + "-aa")) && Files.exists(Path.of(gate + "-bb")));
    return run;
  }

  private static void send(String signal, long process) throws Exception {
    assertEquals(
        0, new ProcessBuilder("kill", "-" + signal, "" + process).start().waitFor(), signal);
  }

  private Finished end(RunnerProcess run) throws Exception {
    Files.writeString(gate, "");
    return run.await();
  }

  @Test
  void areAnsweredWithTestsForksAndStacks() throws Exception {
    Finished finished;
    try (RunnerProcess run = start()) {
      for (int times = 1; times <= 2; times++) {
        int answers = times;
        send("USR1", run.handle().pid());
        Waiting.until(
            "answer " + answers,
            () -> run.errorsSoFar().split("2 tests are running", -1).length == answers + 1);
      }
      finished = end(run);
    }
    assertEquals(0, finished.exit(), finished::toString);
    String said = finished.err();
    for (String plugin : new String[] {"aa", "bb"}) {
      assertTrue(
          said.matches(
              "(?s).*  "
                  + plugin
                  + ":"
                  + plugin
                  + "\\.WaitingTests\\.waits, "
                  + "[0-9.]+ s, fork [12]\n.*"),
          said);
      assertTrue(
          said.contains("at " + plugin + ".WaitingTests.waitsInside(WaitingTests.java"), said);
    }
    assertFalse(said.contains("org.junit"), said);
    assertTrue(finished.out().strip().endsWith("0 not run"), finished::toString);
  }

  @Test
  void nameAForkThatDoesNotAnswer() throws Exception {
    Finished finished;
    try (RunnerProcess run = start()) {
      long stopped = Long.parseLong(Files.readString(Path.of(gate + "-aa")));
      send("STOP", stopped);
      try {
        send("USR1", run.handle().pid());
        Waiting.until("it is named", () -> run.errorsSoFar().contains("no answer within 1 s"));
        Waiting.until("the other answers", () -> run.errorsSoFar().contains("at bb.WaitingTests"));
      } finally {
        send("CONT", stopped);
      }
      finished = end(run);
    }
    assertEquals(0, finished.exit(), finished::toString);
    assertFalse(finished.err().contains("at aa.WaitingTests"), finished::toString);
  }

  @Test
  void takeNothingFromAStandardInputThatIsNoTerminal() throws Exception {
    Files.writeString(gate, "");
    Path input = Files.writeString(folder.resolve("input"), "one\ntwo\n");
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash", "-c", "'%s' -w '%s' run >/dev/null 2>&1; cat".formatted(program(), root()))
            .redirectInput(input.toFile())
            .redirectOutput(out.toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    Process process = builder.start();
    Waiting.until("it has ended", () -> !process.isAlive());
    assertEquals(Optional.of("one\ntwo\n"), Optional.of(Files.readString(out)));
  }

  private Path root() {
    return workspace.root();
  }

  private static Path program() {
    return dev.runner.cli.fixture.Product.home().resolve("bin").resolve("runner");
  }
}
