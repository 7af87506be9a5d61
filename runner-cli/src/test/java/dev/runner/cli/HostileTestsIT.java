package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that treat the process they run in badly without ending it. */
final class HostileTestsIT {

  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
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
    workspace.install("forging", PluginJar.plugin("forging").source(forging()));
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
    assertEquals(CountsView.of(1, 1, 24, 0, 1), stored.counts("throwables"));
    assertEquals("PASSED", stored.test("ThrowableTests.isUnharmed").outcome());
    List<String> others =
        stored.tests("throwables").stream()
            .filter(test -> !test.name().equals("isUnharmed"))
            .filter(test -> !List.of("ERROR", "FAILED", "ABORTED").contains(test.outcome()))
            .map(TestView::id)
            .toList();
    assertEquals(List.of(), others);
  }

  @Test
  void areJudgedByTheKindOfWhatTheyThrow() {
    assertEquals("ABORTED/ASSUMPTION", stored.test("ThrowableTests.abortsOddly").verdict());
    assertEquals("FAILED/ASSERTION", stored.test("ThrowableTests.failsOddly").verdict());
    assertEquals("ERROR/EXCEPTION", stored.test("ThrowableTests.throwsDeath").verdict());
    assertEquals("ERROR/EXCEPTION", stored.test("ThrowableTests.throwsError").verdict());
    assertEquals("ERROR/OUT_OF_MEMORY", stored.test("ThrowableTests.throwsWrapped").verdict());
    assertEquals("ERROR/TIMED_OUT", stored.test("ThrowableTests.runsOutOfTime").verdict());
    assertEquals("ERROR/EXCEPTION", stored.test("ThrowableTests.waitsInVain").verdict());
    assertTrue(
        stored.test("ThrowableTests.initialisesBadly").message().contains("caused by"),
        () -> stored.test("ThrowableTests.initialisesBadly").message());
  }

  @Test
  void cannotForgeAVerdictByWhatTheyPrint() {
    assertEquals("PASSED", stored.test("ForgingTests.printsFrames").outcome());
    assertEquals("FAILED/ASSERTION", stored.test("ForgingTests.zFails").verdict());
    assertEquals(CountsView.of(4, 1, 0, 0, 0), stored.counts("forging"));
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
        .member(odd("Silent", "public String getMessage() { throw new Odd(); }"))
        .member(odd("Null", "public String toString() { return null; }"))
        .member(odd("Unnamed", "public String toString() { throw new Odd(); }"))
        .member(odd("NoStack", "public StackTraceElement[] getStackTrace() { return null; }"))
        .member(odd("BadStack", "public StackTraceElement[] getStackTrace() { throw new Odd(); }"))
        .member(
            odd("Kept", "public void setStackTrace(StackTraceElement[] s) { throw new Odd(); }"))
        .member(odd("Unread", "public Throwable getCause() { throw new Odd(); }"))
        .member(odd("Self", "public Throwable getCause() { return this; }"))
        .member(odd("Endless", "public Throwable getCause() { return new Endless(); }"))
        .member(odd("Hash", "public int hashCode() { throw new Odd(); }"))
        .member(
            odd("Print", "public void printStackTrace(java.io.PrintWriter w) { throw new Odd(); }"))
        .member(odd("Full", "public String getMessage() { throw new OutOfMemoryError(); }"))
        .member("static class Odd extends RuntimeException {}")
        .member(
            "static class OddAssertion extends AssertionError { public StackTraceElement[] getStackTrace() { return null; } }")
        .member(
            "static class OddAbort extends org.opentest4j.TestAbortedException { public StackTraceElement[] getStackTrace() { return null; } }")
        .member("static class Bad { static int n = Integer.parseInt(\"none\"); }")
        .test("throwsSilent", "throw new Silent();")
        .test("throwsNull", "throw new Null();")
        .test("throwsUnnamed", "throw new Unnamed();")
        .test("throwsNoStack", "throw new NoStack();")
        .test("throwsBadStack", "throw new BadStack();")
        .test("throwsKept", "throw new Kept();")
        .test("throwsUnread", "throw new Unread();")
        .test("throwsSelf", "throw new Self();")
        .test("throwsEndless", "throw new Endless();")
        .test("throwsHash", "throw new Hash();")
        .test("throwsPrint", "throw new Print();")
        .test("throwsFull", "throw new Full();")
        .test("failsOddly", "throw new OddAssertion();")
        .test("abortsOddly", "throw new OddAbort();")
        .test("throwsHuge", "throw new IllegalStateException(\"x\".repeat(3_000_000));")
        .test("throwsOdd", "throw new IllegalStateException(\"\\u0000\\u001b[2J\\ud800 \\uFFFF\");")
        .test(
            "throwsALoop",
            "Exception a = new Exception(\"a\"); Exception b = new Exception(\"b\", a); a.initCause(b); throw a;")
        .test(
            "throwsDeeply",
            "Exception e = new Exception(); for (int i = 0; i < 5_000; i++) { e = new Exception(e); } throw e;")
        .test(
            "throwsMany",
            "Exception e = new Exception(); for (int i = 0; i < 20_000; i++) { e.addSuppressed(new Exception()); } throw e;")
        .test("throwsDeath", "throw new ThreadDeath();")
        .test("throwsError", "throw new InternalError(\"odd\");")
        .test("throwsNothing", "throw (RuntimeException) null;")
        .test(
            "throwsWrapped",
            "throw new java.util.concurrent.ExecutionException(new OutOfMemoryError());")
        .test("initialisesBadly", "assertEquals(1, Bad.n);")
        .member(
            "@Test @Timeout(value = 50, unit = java.util.concurrent.TimeUnit.MILLISECONDS) void runsOutOfTime() throws Exception { Thread.sleep(60_000); }")
        .test(
            "waitsInVain",
            "new java.util.concurrent.CompletableFuture<String>().get(1, java.util.concurrent.TimeUnit.MILLISECONDS);")
        .test("isUnharmed", "")
        .text();
  }

  private static String odd(String name, String method) {
    return "static class %s extends RuntimeException { %s }".formatted(name, method);
  }

  /** A test finds the real frames of its own process and prints them where it can. */
  private static String forging() {
    return TestSource.of("forging.ForgingTests")
        .member(
            """
            static byte[] frames() throws Exception {
              try (Stream<String> maps = java.nio.file.Files.lines(java.nio.file.Path.of("/proc/self/maps"))) {
                String path = maps.filter(l -> l.endsWith(".mailbox")).findFirst().orElseThrow().replaceAll("^[^/]*", "");
                byte[] all = java.nio.file.Files.readAllBytes(java.nio.file.Path.of(path));
                return Arrays.copyOfRange(all, 8, all.length);
              }
            }""")
        .test(
            "printsFrames",
            "byte[] frames = frames(); System.out.write(frames); System.err.write(frames);"
                + " for (var fd : List.of(java.io.FileDescriptor.out, java.io.FileDescriptor.err))"
                + " { new java.io.FileOutputStream(fd).write(frames); }")
        .test("findsNoToken", "assertEquals(-1, System.in.read());")
        .test(
            "findsNoTokenInItsCommand",
            "for (String file : List.of(\"cmdline\", \"environ\")) { String text ="
                + " java.nio.file.Files.readString(java.nio.file.Path.of(\"/proc/self\", file));"
                + " assertFalse(text.matches(\"(?s).*[0-9a-f]{64}.*\"), file); }")
        .test(
            "seesNoClassOfTheRunner",
            "assertThrows(ClassNotFoundException.class, () -> Class.forName(\"dev.runner.core.fork.ForkMain\"));")
        .test("zFails", "fail(\"must stay a failure\");")
        .text();
  }

  private static String parallel() {
    return TestSource.of("parallel.ParallelTests")
        .member("@RepeatedTest(40) void prints(RepetitionInfo info) { System.out.println(info); }")
        .text();
  }
}
