package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests that leave threads, processes and a changed JVM to the tests behind them. */
final class LeftBehindIT {

  private static final String SLEEPER =
      "private static void sleeper(String name) { Thread thread = new Thread(() -> {"
          + " try { Thread.sleep(600_000); } catch (InterruptedException e) { } }, name);"
          + " thread.setDaemon(true); thread.start(); started.add(thread); }"
          + " private static final List<Thread> started = new ArrayList<>();";

  @TempDir private Path folder;

  private TestWorkspace workspace(String... sources) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install("p", PluginJar.plugin("p").source(sources));
    return workspace;
  }

  @Test
  void aThreadThatOutlivesItsClassIsAMarkOnTheTestThatStartedIt() throws Exception {
    TestWorkspace workspace =
        workspace(
            TestSource.of("p.ATests")
                .member(SLEEPER)
                .test("clean", "")
                .test("leaks", "sleeper(\"left-over\");")
                .test("isClean", "")
                .text(),
            TestSource.of("p.BTests")
                .member(SLEEPER)
                .member(
                    "@AfterAll static void end() throws Exception {"
                        + " for (Thread t : started) { t.interrupt(); t.join(); } }")
                .test("endsItLater", "sleeper(\"ended\");")
                .text());
    Finished finished = workspace.run("run", "--forks", "1");
    RunView stored = workspace.last();

    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(4), stored.counts());
    assertEquals(List.of("p:p.ATests.leaks"), leaked(stored));
    assertEquals(1, stored.issues("run.leaked").size(), () -> stored.json().toString());
    String issue = stored.issues("run.leaked").get(0);
    assertTrue(issue.contains("'p:p.ATests' left behind: thread 'left-over' of leaks."), issue);
    String shown = workspace.run("runs", "show", "last", "--test", "p:p.ATests.leaks").out();
    assertTrue(shown.contains("thread 'left-over'"), shown);
  }

  @Test
  void whatAThreadOfAnEarlierTestWritesIsNotTheNextTestsOutput() throws Exception {
    TestWorkspace workspace =
        workspace(
            TestSource.of("p.ATests")
                .test(
                    "leaves",
                    "Thread t = new Thread(() -> { while (true) { System.out.println(\"haunting\");"
                        + " try { Thread.sleep(5); } catch (InterruptedException e) { } } });"
                        + " t.setDaemon(true); t.start();")
                .text(),
            TestSource.of("p.BTests").test("waits", "Thread.sleep(200);").text());
    Finished finished = workspace.run("run", "--forks", "1");

    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(List.of("p:p.ATests.leaves"), leaked(workspace.last()));
    String shown = workspace.run("runs", "show", "last", "--test", "p:p.BTests.waits").out();
    assertFalse(shown.contains("haunting"), shown);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessThatIsLeftIsNamedAndKilledWithItsFork() throws Exception {
    TestWorkspace workspace =
        workspace(
            TestSource.of("p.ATests")
                .member(run())
                .test(
                    "endsItsOwn",
                    "Process p = start(\"sleep\", \"601\"); p.destroy(); p.waitFor();")
                .test("leavesOne", "start(\"sleep\", \"602\");")
                .test(
                    "leavesASession",
                    "start(\"setsid\", \"sh\", \"-c\", \"sleep 603 & sleep 604\");"
                        + " Thread.sleep(300);")
                .text(),
            TestSource.of("p.BTests")
                .member(run())
                .test(
                    "storms",
                    "for (int i = 0; i < 40; i++) { start(\"setsid\", \"sh\", \"-c\","
                        + " \"sleep 605 & sleep 606\"); }")
                .text());
    Finished finished = workspace.run("run", "--forks", "1");
    RunView stored = workspace.last();

    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(
        List.of("p:p.ATests.leavesASession", "p:p.ATests.leavesOne", "p:p.BTests.storms"),
        leaked(stored));
    String issues = String.join("\n", stored.issues("run.leaked"));
    assertTrue(issues.matches("(?s).*process \\d+ '[^']*sleep 602' of leavesOne.*"), issues);
    assertTrue(issues.matches("(?s).*'[^']*sleep 603' of leavesASession.*"), issues);
    assertEquals(List.of(), marked());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aForkThatDiesTakesItsProcessesAlong() throws Exception {
    TestWorkspace workspace =
        workspace(
            TestSource.of("p.ATests")
                .member(run())
                .test(
                    "dies", "start(\"setsid\", \"sleep\", \"607\"); Runtime.getRuntime().halt(3);")
                .test("lives", "")
                .text());
    Finished finished = workspace.run("run", "--forks", "1");

    assertEquals(1, finished.exit(), finished::toString);
    String issue = workspace.last().issues("run.processes-killed").get(0);
    assertTrue(issue.contains("sleep 607"), issue);
    assertEquals(List.of(), marked());
  }

  @Test
  void leaksFailTheRunWhereThatIsWanted() throws Exception {
    TestWorkspace workspace =
        workspace(
            TestSource.of("p.ATests").member(SLEEPER).test("leaks", "sleeper(\"x\");").text());
    workspace.config("leftovers.result = fail");
    Finished finished = workspace.run("run");

    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(List.of("run.leaked"), workspace.last().issueCodes("ERROR"));
    assertEquals(CountsView.allPassed(1), workspace.last().counts());
  }

  @Test
  void aLeftInterruptAndAnUncaughtExceptionAreHeldAgainstTheirTest() throws Exception {
    TestWorkspace workspace =
        workspace(
            TestSource.of("p.ATests")
                .test("interrupts", "Thread.currentThread().interrupt();")
                .test("sleeps", "Thread.sleep(5);")
                .test(
                    "throwsElsewhere",
                    "Thread t = new Thread(() -> { throw new IllegalStateException(\"boom\"); },"
                        + " \"elsewhere\"); t.start(); t.join();")
                .text());
    Finished finished = workspace.run("run");
    RunView stored = workspace.last();

    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(3), stored.counts());
    String interrupt = stored.issues("run.interrupt-left").get(0);
    assertTrue(interrupt.startsWith("p:p.ATests.interrupts: "), interrupt);
    String uncaught = stored.issues("run.uncaught-exception").get(0);
    assertTrue(
        uncaught.startsWith(
            "p:p.ATests.throwsElsewhere: Thread 'elsewhere' ended with"
                + " java.lang.IllegalStateException: boom"),
        uncaught);
    String shown = workspace.run("runs", "show", "last", "--test", "throwsElsewhere").out();
    assertTrue(shown.isEmpty() || shown.contains("boom"), shown);
  }

  private static String run() {
    return "private static Process start(String... command) throws Exception {"
        + " return new ProcessBuilder(command).start(); }";
  }

  private static List<String> leaked(RunView run) {
    return run.tests().stream()
        .filter(test -> test.json().required("flags").toString().contains("LEAKED"))
        .map(test -> test.id().replaceAll("\\[[^\\[\\]]*]$", ""))
        .sorted()
        .toList();
  }

  /** Returns the processes of this test's runs that are still there, once those that die have. */
  private List<String> marked() {
    Waiting.until("no process of the run is left", () -> alive().isEmpty());
    return alive();
  }

  private List<String> alive() {
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process.pid()).contains("RUNNER_FORK=" + folder))
        .map(process -> process.pid() + " " + process.info().commandLine().orElse(""))
        .toList();
  }

  private static String environment(long pid) {
    try {
      return Files.readString(
          Path.of("/proc/" + pid + "/environ"), java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (java.io.IOException e) {
      return "";
    }
  }
}
