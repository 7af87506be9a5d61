package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forks that end when nothing runs, or when more than one test does. */
final class EndOfForkIT {

  private static final String PARALLEL =
      "plugins.p.junit.jupiter.execution.parallel { enabled = true, mode.default = concurrent,"
          + " config { strategy = fixed, fixed.parallelism = 3 } }";

  private static final String ENDLESS =
      "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { Thread.onSpinWait();"
          + " try { Thread.sleep(60_000); } catch (InterruptedException e) { } } }));";

  @TempDir Path folder;

  private TestWorkspace workspace(String name, String... sources) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder.resolve(name));
    workspace.install("p", PluginJar.plugin("p").source(sources));
    return workspace;
  }

  private static String test(String body) {
    return TestSource.of("p.OneTests").test("one", body).test("two", "").text();
  }

  @Test
  void afterTheLastTestFailsTheRun() throws Exception {
    String hook =
        "Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(3)));";
    TestWorkspace workspace = workspace("hook", test(hook));
    Finished finished = workspace.run("run");
    RunView stored = workspace.last();

    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(2), stored.counts());
    String issue = stored.issues("run.fork-died").get(0);
    assertTrue(issue.contains("'p' ended with exit status 3, after its last test"), issue);
  }

  @Test
  void whileAPluginIsClosedFailsTheRun() throws Exception {
    String closing =
        """
        package p;
        import org.junit.jupiter.api.*;
        import org.junit.jupiter.api.extension.*;
        @ExtendWith(OneTests.Opening.class)
        class OneTests {
          static class Opening implements BeforeAllCallback {
            public void beforeAll(ExtensionContext context) {
              AutoCloseable exits = () -> System.exit(0);
              context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).put("p", exits);
            }
          }
          @Test void one() {}
        }
        """;
    TestWorkspace workspace = workspace("closing", closing);
    Finished finished = workspace.run("run");
    RunView stored = workspace.last();

    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(1), stored.counts());
    String issue = stored.issues("run.fork-died").get(0);
    assertTrue(issue.contains("exit status 0, where no test was running"), issue);
  }

  @Test
  void byAThreadThatOutlivesItsPortionCostsNoOtherPluginItsTests() throws Exception {
    String leaving =
        "Thread main = Thread.currentThread(); new Thread(() -> { while (java.util.Arrays.stream("
            + "main.getStackTrace()).anyMatch(f -> f.getClassName().startsWith(\"org.junit.\")))"
            + " { Thread.onSpinWait(); } System.exit(3); }).start();";
    TestWorkspace workspace = workspace("leaving", test(leaving));
    workspace.install(
        "q", PluginJar.plugin("q").source(TestSource.passing("q.OtherTests", "one", "two")));
    Finished finished = workspace.run("run");
    RunView stored = workspace.last();

    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(0, stored.counts().notRun());
    assertEquals(CountsView.allPassed(2), stored.counts("p"));
    assertTrue(
        stored.counts("q").error() > 0 || !stored.issues("run.fork-died").isEmpty(),
        () -> stored.json().toString());
  }

  @Test
  void waitsForNoShutdownHookForEver() throws Exception {
    TestWorkspace told = workspace("told", test(ENDLESS));
    TestWorkspace alone = workspace("alone", test(ENDLESS + " System.exit(3);"));
    try (RunnerProcess one = told.start("run");
        RunnerProcess other = alone.start("run")) {
      assertEquals(0, one.await().exit());
      assertEquals(1, other.await().exit());
    }
    assertEquals(CountsView.allPassed(2), told.last().counts());
    assertEquals(List.of("run.fork-hung"), told.last().issueCodes("WARNING"));
    TestView killer = alone.last().test("OneTests.one");
    assertEquals("ERROR/CRASHED", killer.verdict());
    assertTrue(killer.message().contains("shutdown hooks that did not end"), killer::message);
    assertEquals("PASSED", alone.last().test("OneTests.two").outcome());
  }

  @Test
  void amongParallelTestsIsTracedToTheOneThatCausedIt() throws Exception {
    TestWorkspace workspace =
        workspace(
                "parallel",
                parallel(
                    3,
                    "@Test void one() throws Exception { if (meets()) { Thread.sleep(60_000); } }",
                    "@Test void exits() throws Exception { meets(); System.exit(3); }",
                    "@Test void three() throws Exception { if (meets()) { Thread.sleep(60_000); } }"))
            .config(PARALLEL);
    Finished finished = workspace.run("run");
    RunView stored = workspace.last();

    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(CountsView.of(2, 0, 1, 0, 0), stored.counts());
    assertEquals("ERROR/CRASHED", stored.test("ManyTests.exits").verdict());
    assertEquals(2, stored.test("ManyTests.one").attempts());
    assertEquals(List.of("run.tests-repeated"), stored.issueCodes("WARNING"));
    assertEquals(List.of(), stored.issueCodes("ERROR"));
  }

  @Test
  void amongParallelTestsThatAllPassAloneFailsTheRun() throws Exception {
    TestWorkspace workspace =
        workspace(
                "together",
                parallel(
                    2,
                    "@Test void one() throws Exception { if (meets()) { System.exit(3); } }",
                    "@Test void two() throws Exception { if (meets()) { Thread.sleep(60_000); } }"))
            .config(PARALLEL);
    Finished finished = workspace.run("run");
    RunView stored = workspace.last();

    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(2), stored.counts());
    String issue = stored.issues("run.fork-died").get(0);
    assertTrue(issue.contains("ended a fork again when it ran alone"), issue);
  }

  /** Returns a class whose tests wait for each other, or half a second if there are no others. */
  private static String parallel(int tests, String... methods) {
    return """
        package p;
        import java.util.concurrent.*;
        import org.junit.jupiter.api.*;
        class ManyTests {
          static final CountDownLatch ALL = new CountDownLatch(%d);
          static boolean meets() throws Exception {
            ALL.countDown();
            return ALL.await(500, TimeUnit.MILLISECONDS);
          }
          %s
        }
        """
        .formatted(tests, String.join("\n", methods));
  }
}
