package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that do not end: they are ended, named, with a thread dump, and all others have run. */
final class TimeLimitsIT {

  private static Finished finished;
  private static RunView stored;
  private static TestWorkspace workspace;

  /** Ways not to end; each is a plugin of 5, 4, 5 and 2 tests whose seventh hangs. */
  enum Hang {
    SLEEP("Thread.sleep(600_000);"),
    LOOP("long n = 0; while (n >= 0) { n = (n + 1) & 1023; Thread.interrupted(); }"),
    DEADLOCK(
        "Object a = new Object(); Object b = new Object();"
            + " var c = new java.util.concurrent.CountDownLatch(1);"
            + " var d = new java.util.concurrent.CountDownLatch(1);"
            + " Thread t = new Thread(() -> { synchronized (b) { d.countDown();"
            + " try { c.await(); } catch (InterruptedException e) {} synchronized (a) {} } }, \"other\");"
            + " t.setDaemon(true); t.start();"
            + " synchronized (a) { d.await(); c.countDown(); synchronized (b) {} }"),
    STOP(
        "Thread.sleep(500); new ProcessBuilder(\"kill\", \"-STOP\", \"\" + ProcessHandle.current().pid()).start().waitFor();"
            + " Thread.sleep(600_000);"),
    CHILD(
        "Process p = new ProcessBuilder(\"setsid\", \"sleep\", \"600\").start();"
            + " java.nio.file.Files.writeString(java.nio.file.Path.of(System.getenv(\"PID_FILE\")),"
            + " \"\" + p.pid()); while (true) { Thread.interrupted(); }"),
    HOOK(
        "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {"
            + " Thread.onSpinWait(); } })); while (true) { Thread.interrupted(); }");

    private final String body;

    Hang(String body) {
      this.body = body;
    }

    String plugin() {
      return name().toLowerCase(Locale.ROOT);
    }

    PluginJar jar() {
      return PluginJar.plugin(plugin())
          .source(
              TestSource.passing(plugin() + ".AFirstTests", "a", "b", "c", "d", "e"),
              TestSource.of(plugin() + ".BHangingTests")
                  .test("before", "")
                  .test("hangs", body)
                  .test("after", "")
                  .test("later", "")
                  .text(),
              TestSource.passing(plugin() + ".CThirdTests", "a", "b", "c", "d", "e"),
              TestSource.passing(plugin() + ".DLastTests", "a", "b"));
    }
  }

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    workspace =
        TestWorkspace.in(folder)
            .config("limit.test = 2s")
            .environment("PID_FILE", folder.resolve("pid").toString());
    for (Hang hang : Hang.values()) {
      workspace.install(hang.plugin(), hang.jar());
    }
    finished = workspace.run("run", "--forks", "2", "--format", "json");
    stored = workspace.last();
  }

  @ParameterizedTest
  @EnumSource
  void costsOneTestAndNoOther(Hang hang) {
    assertEquals(CountsView.of(15, 0, 1, 0, 0), stored.counts(hang.plugin()));
  }

  @ParameterizedTest
  @EnumSource
  void isNamedWithItsLimit(Hang hang) {
    TestView test = hanging(hang);

    assertEquals("ERROR/TIMED_OUT", test.verdict());
    assertTrue(test.message().startsWith("took longer than 2 s (limit.test)"), test::message);
    assertEquals(1, test.attempts());
  }

  @ParameterizedTest
  @EnumSource
  void hasAThreadDumpUnlessItsProcessIsStopped(Hang hang) throws Exception {
    String shown = workspace.run("runs", "show", "last", "--test", hanging(hang).id()).out();

    String expected =
        hang == Hang.STOP ? "No thread dump" : hang.plugin() + ".BHangingTests.hangs(";
    assertTrue(shown.contains(expected), shown);
  }

  @Test
  void deadlocksShowWhoHoldsWhat() throws Exception {
    String shown =
        workspace.run("runs", "show", "last", "--test", hanging(Hang.DEADLOCK).id()).out();

    assertTrue(shown.contains("held by \"other\""), shown);
  }

  @Test
  void aSleepingTestIsInterruptedAndItsForkLivesOn() {
    assertEquals(fork("sleep:sleep.BHangingTests.before"), fork("sleep:sleep.BHangingTests.later"));
    assertFalse(
        fork("loop:loop.BHangingTests.hangs").equals(fork("loop:loop.BHangingTests.later")));
  }

  @Test
  void failTheRunAndNothingElse() {
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(List.of(), stored.issueCodes("ERROR"));
    assertEquals(16 * Hang.values().length, stored.counts().planned());
  }

  @Test
  void leaveNoProcess() throws Exception {
    long pid = Long.parseLong(Files.readString(workspace.root().resolve("pid")).strip());

    assertTrue(ProcessHandle.of(pid).isEmpty() || !ProcessHandle.of(pid).get().isAlive());
  }

  private static TestView hanging(Hang hang) {
    return stored.test(hang.plugin() + ":" + hang.plugin() + ".BHangingTests.hangs");
  }

  private static String fork(String test) {
    return stored.test(test).json().required("fork").asString();
  }
}
