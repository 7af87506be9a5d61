package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that treat the process they run in badly without ending it. */
final class HostileTestsIT {

  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    Path library =
        PluginJar.plain()
            .source("package lib; public class Parent { public static class Data {} }")
            .writeTo(folder.resolve("lib.jar"));
    TestWorkspace workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install("streams", PluginJar.plugin("streams").source(streams()));
    workspace.install(
        "threads",
        PluginJar.plugin("threads")
            .source(
                threads(),
                TestSource.of("threads.ZLastTests")
                    .test("interruptsAtTheEnd", "Thread.currentThread().interrupt();")
                    .text()));
    workspace.install("throwables", PluginJar.plugin("throwables").source(throwables()));
    workspace.install("incomplete", incomplete(library));
    workspace.install("parallel", PluginJar.plugin("parallel").source(parallel()));
    workspace.config(
        "plugins.parallel.junit.jupiter.execution.parallel { enabled = true, mode.default = concurrent }");
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @Test
  void keepTheirVerdictsWhateverTheyDoToTheStreams() {
    assertEquals(CountsView.allPassed(5), stored.counts("streams"));
  }

  @Test
  void mayLeaveThreadsAndAnInterruptBehind() {
    assertEquals(CountsView.allPassed(6), stored.counts("threads"));
  }

  @Test
  void mayThrowWhatCannotBePrinted() {
    assertEquals(CountsView.of(0, 1, 5, 0, 0), stored.counts("throwables"));
  }

  @Test
  void ofAClassThatCannotBeLoadedAreAnIssueAndStopNoOther() {
    assertEquals("PASSED", stored.test("incomplete:incomplete.FineTests.runs").outcome());
    assertEquals("ERROR", stored.test("incomplete:incomplete.UsingTests.uses").outcome());
    assertTrue(
        stored.issues("suite.class-not-loadable").toString().contains("lib/Parent"),
        () -> stored.json().required("issues").toString());
  }

  @Test
  void runInParallelWhereTheyAreToldTo() {
    assertEquals(CountsView.allPassed(40), stored.counts("parallel"));
  }

  @Test
  void leaveNoTestWithoutAVerdict() {
    assertEquals(0, stored.counts().notRun());
    assertEquals(1, finished.exit(), finished::toString);
  }

  private static String streams() {
    return TestSource.of("streams.StreamTests")
        .test("reads", "assertEquals(-1, System.in.read());")
        .test("closes", "System.out.close(); System.err.close(); System.in.close();")
        .test(
            "replaces",
            "System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));")
        .test("writes", "System.out.print(\"x\".repeat(5_000_000)); System.out.flush();")
        .test(
            "writesToTheDescriptor",
            "new java.io.FileOutputStream(java.io.FileDescriptor.out).write(\"raw\".getBytes());")
        .text();
  }

  private static String threads() {
    return TestSource.of("threads.ThreadTests")
        .test("interrupts", "Thread.currentThread().interrupt();")
        .test(
            "printsInterrupted",
            "Thread.currentThread().interrupt(); System.out.print(\"x\".repeat(3_000_000)); assertTrue(Thread.interrupted());")
        .test(
            "isInterruptedWhileItPrints",
            "Thread test = Thread.currentThread(); Thread other = new Thread(() -> { for (int i = 0; i < 2000; i++) { test.interrupt(); Thread.onSpinWait(); } }); other.start(); while (other.isAlive()) { System.out.println(\"y\".repeat(1000)); } Thread.interrupted();")
        .test(
            "leavesAThread",
            "new Thread(() -> { while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } } }).start();")
        .test(
            "setsProperties",
            "System.setProperty(\"java.io.tmpdir\", \"/nowhere\"); System.setProperty(\"user.dir\", \"/nowhere\"); Locale.setDefault(Locale.forLanguageTag(\"tr\")); TimeZone.setDefault(TimeZone.getTimeZone(\"Asia/Kathmandu\"));")
        .text();
  }

  private static String throwables() {
    return TestSource.of("throwables.ThrowableTests")
        .member(
            "static class Silent extends RuntimeException { public String getMessage() { throw new IllegalStateException(); } }")
        .member(
            "static class Null extends RuntimeException { public String toString() { return null; } }")
        .test("throwsSilent", "throw new Silent();")
        .test("throwsNull", "throw new Null();")
        .test("throwsHuge", "throw new IllegalStateException(\"x\".repeat(3_000_000));")
        .test("throwsOdd", "throw new IllegalStateException(\"\\u0000\\u001b[2J\\ud800 \\uFFFF\");")
        .test(
            "throwsALoop",
            "Exception a = new Exception(\"a\"); Exception b = new Exception(\"b\", a); a.initCause(b); throw a;")
        .test("failsWithoutAWord", "throw new AssertionError();")
        .text();
  }

  private static PluginJar incomplete(Path library) {
    return PluginJar.plugin("incomplete")
        .compiledAgainst(library)
        .source(
            "package incomplete; import org.junit.jupiter.api.*; class ChildTests extends lib.Parent { @Test void runs() {} }",
            TestSource.of("incomplete.UsingTests").test("uses", "new lib.Parent();").text(),
            TestSource.passing("incomplete.FineTests", "runs"));
  }

  private static String parallel() {
    return TestSource.of("parallel.ParallelTests")
        .member("@RepeatedTest(40) void prints(RepetitionInfo info) { System.out.println(info); }")
        .text();
  }
}
