package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Debugger;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Product;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import dev.runner.cli.fixture.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests in the runner's own JVM. */
final class InProcessIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
  }

  private static PluginJar kinds() {
    return PluginJar.plugin("kinds")
        .source(
            TestSource.of("kinds.PlainTests")
                .test("passes", "System.out.println(\"said\"); System.err.println(\"warned\");")
                .test("fails", "assertEquals(1, 2, \"sums\");")
                .test("throwsUp", "throw new java.io.IOException(\"no disk\");")
                .test("aborts", "assumeTrue(false, \"not here\");")
                .member("@Disabled(\"later\") @Test void waits() {}")
                .member(
                    "@ParameterizedTest @ValueSource(ints = {1, 2, 3}) void counts(int i) {"
                        + " System.out.println(i); assertTrue(i < 3); }")
                .member(
                    "@TestFactory Stream<DynamicTest> made() { return Stream.of(\"a\", \"b\")"
                        + ".map(n -> DynamicTest.dynamicTest(n, () -> {})); }")
                .text(),
            TestSource.of("kinds.BrokenTests")
                .member(
                    "@BeforeAll static void breaks() { throw new IllegalStateException(\"x\"); }")
                .test("never", "")
                .text(),
            "package kinds; @org.junit.jupiter.api.Disabled(\"all\") class OffTests {"
                + " @org.junit.jupiter.api.Test void off() {} }");
  }

  @Test
  void verdictsCountsAndReportsAreThoseOfAFork() throws Exception {
    workspace.install("kinds", kinds());
    Path sample = Product.home().resolve("samples").resolve("sample-plugin.jar");
    Files.copy(sample, workspace.plugins().resolve("sample.jar"));
    Finished forked = run("forked");
    RunView first = workspace.last();
    Finished inside = run("inside", "--in-process");
    RunView second = workspace.last();
    assertEquals(1, forked.exit(), forked::toString);
    assertEquals(1, inside.exit(), inside::toString);
    assertEquals(first.counts(), second.counts());
    assertEquals(verdicts(first), verdicts(second));
    assertEquals(xml("forked"), xml("inside"));
    Finished told =
        workspace.run("runs", "show", "last", "--test", second.test("PlainTests.passes").id());
    assertTrue(told.out().contains("said") && told.out().contains("warned"), told::toString);
  }

  private Finished run(String reports, String... more) throws Exception {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("run", "--report", "junit-xml=" + folder.resolve(reports)));
    arguments.addAll(List.of(more));
    return workspace.run(arguments.toArray(String[]::new));
  }

  private static List<String> verdicts(RunView run) {
    return run.tests().stream()
        .map(
            test -> test.id() + " " + test.verdict() + " " + test.attempts() + " " + test.message())
        .sorted()
        .toList();
  }

  private String xml(String reports) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file :
        Trees.files(folder.resolve(reports)).stream()
            .filter(Files::isRegularFile)
            .sorted()
            .toList()) {
      text.append(file.getFileName()).append('\n').append(Files.readString(file));
    }
    return text.toString()
        .replaceAll("(time|timestamp|id|hostname)=\"[^\"]*\"", "$1")
        .replaceAll("<property name=\"runner.(run|fork)[^>]*>", "")
        .replaceAll("(?m)^\\s*at .*\\R", "")
        .replaceAll("(runner\\.(?:cleanup|set-up)\\.\\d[^:]*: )\\d+ ms", "$1")
        .replaceAll("127\\.0\\.0\\.1:\\d+(\\S* \\d+ in )\\d+ ms", "$1")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID");
  }

  @Test
  void noForkIsStarted() throws Exception {
    workspace.install(
        "here",
        PluginJar.plugin("here")
            .source(
                TestSource.of("here.HereTests")
                    .test(
                        "here",
                        "assertTrue(ProcessHandle.current().info().commandLine().orElse(\"\")"
                            + ".contains(\"dev.runner.cli.Main\"));"
                            + " assertEquals(0, ProcessHandle.current().children().count());")
                    .text()));
    Finished finished = workspace.run("run", "--in-process", "--format", "json");
    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(1), finished.run().counts());
  }

  @Test
  void theRunnersOwnJvmCanWaitForADebugger() throws Exception {
    workspace.install(
        "here",
        PluginJar.plugin("here")
            .source(
                TestSource.of("here.HereTests")
                    .test("here", "assertEquals(\"given\", System.getProperty(\"own\"));")
                    .text()));
    int port = Debugger.freePort();
    workspace.environment(
        "RUNNER_JAVA_OPTS",
        "-Down=given -agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:"
            + port);
    try (RunnerProcess process = workspace.start("run", "--in-process", "--format", "json");
        Debugger debugger = Debugger.attach(port)) {
      debugger.resume();
      Finished finished = process.await();
      assertEquals(0, finished.exit(), finished::toString);
      assertEquals(CountsView.allPassed(1), finished.run().counts());
    }
  }

  @Test
  void refusesPluginsThatNeedAProcessOfTheirOwn() throws Exception {
    workspace.install(
        "plain", PluginJar.plugin("plain").source(TestSource.passing("a.ATests", "a")));
    workspace.install(
        "args",
        PluginJar.plugin("args")
            .manifest("Runner-Jvm-Arguments", "-Dx=y")
            .source(TestSource.passing("b.BTests", "b")));
    workspace.config("plugins.plain.fork { heap = 64m, env { MOOD = good } }");
    Finished refused = workspace.run("run", "--in-process");
    assertEquals(2, refused.exit(), refused::toString);
    assertTrue(
        refused.err().contains("Plugin 'args' needs JVM arguments (Runner-Jvm-Arguments"),
        refused::toString);
    assertTrue(
        refused.err().contains("Plugin 'plain' needs variable MOOD (fork.env) and JVM arguments"),
        refused::toString);
    assertFalse(Files.exists(workspace.root().resolve(".runner").resolve("runs")));
    workspace.config("fork { heap = 64m, env { MOOD = good } }").environment("MOOD", "good");
    Finished rest = workspace.run("run", "--in-process", "--no-plugin", "args");
    assertEquals(0, rest.exit(), rest::toString);
    assertTrue(rest.err().contains("RUNNER_JAVA_OPTS"), rest::toString);
  }

  @Test
  void aTestThatEndsTheProcessLeavesARunThatCanBeResumed() throws Exception {
    workspace.install(
        "exit",
        PluginJar.plugin("exit")
            .source(
                TestSource.of("exit.ExitTests")
                    .test("before", "")
                    .test("exits", "System.exit(0);")
                    .test("after", "")
                    .text()));
    Finished ended = workspace.run("run", "--in-process");
    assertEquals(5, ended.exit(), ended::toString);
    assertTrue(ended.err().contains("runner resume last"), ended::toString);
    Finished resumed = workspace.run("resume", "last");
    assertEquals(1, resumed.exit(), resumed::toString);
    RunView run = workspace.last();
    assertEquals("PASSED", run.test("before").verdict());
    assertEquals("ERROR/CRASHED", run.test("exits").verdict());
    assertEquals("PASSED", run.test("after").verdict());
  }

  @Test
  void aSignalCancels() throws Exception {
    Path mark = folder.resolve("running");
    workspace.install(
        "slow",
        PluginJar.plugin("slow")
            .source(
                TestSource.of("slow.SlowTests")
                    .test(
                        "hangs",
                        "java.nio.file.Files.createFile(java.nio.file.Path.of(\"%s\"));"
                                .formatted(mark)
                            + " while (true) { try { Thread.sleep(60_000); }"
                            + " catch (InterruptedException e) { } }")
                    .test("after", "")
                    .text()));
    try (RunnerProcess process = workspace.start("run", "--in-process")) {
      Waiting.until("the test runs", () -> Files.exists(mark));
      new ProcessBuilder("kill", "-TERM", "" + process.handle().pid()).start().waitFor();
      Finished finished = process.await();
      assertEquals(143, finished.exit(), finished::toString);
      assertTrue(finished.out().contains("1 not run"), finished::toString);
    }
    assertEquals(1, workspace.last().counts().notRun());
  }

  @Test
  void aTestThatTakesTooLongIsInterruptedAndTheRestGoesOn() throws Exception {
    workspace.install(
        "slow",
        PluginJar.plugin("slow")
            .source(
                TestSource.of("slow.SlowTests")
                    .test("sleeps", "Thread.sleep(60_000);")
                    .test(
                        "deaf",
                        "long end = System.nanoTime() + 3_000_000_000L; while (System.nanoTime() < end) { }")
                    .test("after", "")
                    .text()));
    Finished finished = workspace.run("run", "--in-process", "--timeout", "500ms");
    assertEquals(1, finished.exit(), finished::toString);
    RunView run = workspace.last();
    assertEquals("ERROR/TIMED_OUT", run.test("sleeps").verdict());
    assertEquals("ERROR/TIMED_OUT", run.test("deaf").verdict());
    assertEquals("PASSED", run.test("after").verdict());
    assertEquals(1, run.test("after").attempts());
  }
}
