package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that are ended from outside: by INT, TERM, a second signal, and kill -9. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class SignalsIT {

  /** A test of 13 passes; four run before the one that hangs. */
  private static final CountsView CANCELLED = new CountsView(14, 4, 0, 0, 0, 1, 9);

  @TempDir private Path folder;
  private TestWorkspace workspace;
  private Path childPid;

  @BeforeEach
  void install() throws IOException {
    workspace = TestWorkspace.in(folder);
    childPid = folder.resolve("child.pid");
    String hangs =
        """
        Process child = new ProcessBuilder("sleep", "600").start();
        java.nio.file.Path draft = java.nio.file.Path.of("%1$s.draft");
        Thread.sleep(500); // longer than what has happened takes to be recorded
        java.nio.file.Files.writeString(draft, "" + child.pid());
        java.nio.file.Files.move(draft, java.nio.file.Path.of("%1$s"));
        while (true) {
          try { Thread.sleep(60_000); } catch (InterruptedException e) { }
        }
        """
            .formatted(childPid);
    workspace.install(
        "busy",
        PluginJar.plugin("busy")
            .source(
                TestSource.passing("busy.AFirstTests", "a", "b", "c"),
                TestSource.of("busy.BHangingTests")
                    .test("before", "")
                    .test("hangs", hangs)
                    .test("after", "")
                    .member("@ParameterizedTest @ValueSource(ints = {1, 2}) void each(int i) { }")
                    .text(),
                TestSource.passing("busy.CThirdTests", "a", "b", "c")));
    workspace.install(
        "later",
        PluginJar.plugin("later")
            .manifest("Runner-Jvm-Arguments", "-Dlater=true")
            .source(
                TestSource.passing("later.DTests", "a", "b"),
                TestSource.passing("later.ETests", "a", "b")));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalLeavesACompleteReportOfACancelledRun(String signal, int exit) throws Exception {
    Finished finished;
    try (RunnerProcess run = hanging("run", "--format", "json", "--report", "junit-xml=xml")) {
      send(signal, run.handle());
      finished = run.await();
    }
    assertEquals(exit, finished.exit(), finished::toString);
    assertEquals("CANCELLED", finished.json().required("state").asString());
    assertEquals("ABORTED", finished.run().outcome());
    assertEquals(CANCELLED, finished.run().counts());
    RunView stored = workspace.last();
    assertEquals(CANCELLED, stored.counts());
    assertEquals("ABORTED/CANCELLED", stored.test("BHangingTests.hangs").verdict());
    TestView left = stored.test("CThirdTests.a");
    assertEquals("NOT_RUN", left.outcome());
    assertEquals("the run was cancelled by SIG" + signal, left.message());
    assertEquals("NOT_RUN", stored.test("BHangingTests.each").outcome());
    assertEquals(4, stored.counts("later").notRun());
    assertNothingIsLeftBehind();
  }

  @Test
  void aSystemThatStopsAllProcessesBlamesNoTest() throws Exception {
    try (RunnerProcess run = hanging("run")) {
      for (ProcessHandle fork : run.handle().children().toList()) {
        send("TERM", fork);
      }
      send("TERM", run.handle());
      Finished finished = run.await();
      assertEquals(143, finished.exit(), finished::toString);
    }
    RunView stored = workspace.last();
    assertEquals("CANCELLED", stored.json().required("state").asString());
    assertEquals("ABORTED/CANCELLED", stored.test("BHangingTests.hangs").verdict());
  }

  @Test
  void aSecondSignalStopsAtOnceAndTheNextCommandStoresWhatIsThere() throws Exception {
    try (RunnerProcess run = hanging("run")) {
      send("TERM", run.handle());
      Waiting.until("the first signal was heard", () -> run.errorsSoFar().contains("Cancelling"));
      send("TERM", run.handle());
      assertEquals(143, run.await().exit());
    }
    assertCompletedByTheNextCommand();
  }

  @Test
  void theNextCommandStoresWhatAKilledRunnerHasRecorded() throws Exception {
    try (RunnerProcess run = hanging("run")) {
      run.handle().destroyForcibly();
      assertEquals(137, run.await().exit());
    }
    assertCompletedByTheNextCommand();
  }

  @Test
  void aNewRunCompletesTheOneBeforeIt() throws Exception {
    try (RunnerProcess run = hanging("run")) {
      run.handle().destroyForcibly();
      run.await();
    }
    Finished next = workspace.run("run", "--plugin", "later");
    assertEquals(0, next.exit(), next::toString);
    assertTrue(next.err().contains("run.recovered"), next::err);
    assertEquals("LOST", workspace.show("last~1").json().required("state").asString());
  }

  @Test
  void aRunThatGoesOnIsNotTakenForAKilledOne() throws Exception {
    try (RunnerProcess run = hanging("run")) {
      Waiting.until("the store is there", () -> Files.exists(folder.resolve(".runner/store.db")));
      Finished other = workspace.run("run", "--plugin", "later");
      assertEquals(0, other.exit(), other::toString);
      assertFalse(other.err().contains("run.recovered"), other::err);
      send("TERM", run.handle());
      assertEquals(143, run.await().exit());
    }
  }

  private void assertCompletedByTheNextCommand() throws Exception {
    Finished last = workspace.run("last", "--format", "json");
    assertTrue(last.err().contains("run.recovered"), last::toString);
    RunView stored = workspace.last();
    assertEquals("LOST", stored.json().required("state").asString());
    assertEquals(5, stored.json().required("exit").asInt());
    assertEquals(new CountsView(9, 4, 0, 0, 0, 0, 5), stored.counts());
    assertEquals("the runner was killed", stored.test("BHangingTests.hangs").message());
    assertNothingIsLeftBehind();
  }

  private void assertNothingIsLeftBehind() throws IOException {
    Waiting.until("the processes of the run have ended", () -> !isChildAlive());
    try (Stream<Path> open = Files.list(folder.resolve(".runner/open"))) {
      assertEquals(List.of(), open.toList());
    }
  }

  private boolean isChildAlive() {
    try {
      long pid = Long.parseLong(Files.readString(childPid));
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a run and waits until its fifth test hangs. */
  private RunnerProcess hanging(String... arguments) throws IOException {
    RunnerProcess run = workspace.start(arguments);
    Waiting.until("the test hangs", () -> Files.exists(childPid) || !run.handle().isAlive());
    return run;
  }

  private static void send(String signal, ProcessHandle process) throws Exception {
    assumeFalse(
        signal.equals("INT") && ignoresInterrupts(), "this build was started to ignore SIGINT");
    String pid = Long.toString(process.pid());
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, pid).start().waitFor());
  }

  /** Tells whether processes started from here ignore SIGINT, as they do behind nohup or '&'. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }
}
