package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
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

/** What becomes of a test that does not simply pass, and of one whose class has a problem. */
final class OutcomesIT {

  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install("outcomes", PluginJar.plugin("outcomes").source(endings(), switchedOff()));
    workspace.install("set-up", PluginJar.plugin("set-up").source(setUps()));
    workspace.install("tear-down", PluginJar.plugin("tear-down").source(tearDown()));
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @Test
  void tellsAFailedAssertionFromAnyOtherThrowable() {
    assertAll(
        () -> assertEquals("FAILED/ASSERTION", verdict("EndingTests.compares")),
        () -> assertTrue(message("EndingTests.compares").contains("expected: <1> but was: <2>")),
        () -> assertEquals("ERROR/EXCEPTION", verdict("EndingTests.breaks")),
        () -> assertTrue(message("EndingTests.breaks").contains("IllegalStateException: broken")),
        () -> assertEquals("ERROR/EXCEPTION", verdict("EndingTests.recurses")));
  }

  @Test
  void tellsATestThatStopsItselfFromOneThatIsSkipped() {
    assertAll(
        () -> assertEquals("ABORTED/ASSUMPTION", verdict("EndingTests.assumes")),
        () -> assertTrue(message("EndingTests.assumes").contains("no network")),
        () -> assertEquals("SKIPPED/DISABLED", verdict("EndingTests.waits")),
        () -> assertEquals("not yet", message("EndingTests.waits")),
        () -> assertEquals("ABORTED/ASSUMPTION", verdict("EndingTests.opens")));
  }

  @Test
  void skipsEachTestOfADisabledClassWithItsReason() {
    assertAll(
        () -> assertEquals("SKIPPED/DISABLED", verdict("SwitchedOffTests.first")),
        () -> assertEquals("SKIPPED/DISABLED", verdict("SwitchedOffTests.second")),
        () -> assertEquals("whole class", message("SwitchedOffTests.second")));
  }

  @Test
  void givesEachTestOfAClassAVerdictWhenItsSetUpThrows() {
    assertAll(
        () -> assertEquals("ERROR/SET_UP", verdict("BrokenSetUpTests.direct")),
        () -> assertEquals("ERROR/SET_UP", verdict("BrokenSetUpTests$Inner.nested")),
        () -> assertEquals("ERROR/SET_UP", verdict("BrokenSetUpTests.repeats")),
        () -> assertTrue(message("BrokenSetUpTests.direct").contains("no database")));
  }

  @Test
  void skipsEachTestOfAClassWhenItsSetUpsAssumptionFails() {
    assertAll(
        () -> assertEquals("SKIPPED/ASSUMPTION", verdict("AssumingSetUpTests.one")),
        () -> assertEquals("SKIPPED/ASSUMPTION", verdict("AssumingSetUpTests.two")),
        () -> assertTrue(message("AssumingSetUpTests.two").contains("no licence")));
  }

  @Test
  void leavesARunGreenWhoseSetUpsAssumptionFails(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install("assuming", PluginJar.plugin("assuming").source(assuming()));

    assertEquals(0, workspace.run("run").exit());
    assertEquals(CountsView.of(0, 0, 0, 2, 0), workspace.last().counts());
  }

  @Test
  void tellsOfAConstructorAndAStaticInitialiserThatThrow() {
    assertAll(
        () -> assertEquals("ERROR", stored.test("BrokenInitialiserTests.one").outcome()),
        () -> assertEquals("ERROR", stored.test("BrokenInitialiserTests.two").outcome()),
        () -> assertEquals("ERROR/EXCEPTION", verdict("BrokenConstructorTests.one")));
  }

  @Test
  void keepsTheVerdictsOfAClassWhoseTearDownThrowsButFailsTheRun() {
    assertEquals(CountsView.allPassed(2), stored.counts("tear-down"));
    assertEquals(1, stored.issues("run.container-failed").size());
    assertTrue(stored.issues("run.container-failed").get(0).contains("cannot close"));
  }

  @Test
  void exitsWithTestsFailed() {
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals("ERROR", finished.run().outcome());
    assertEquals(CountsView.of(1, 1, 2, 3, 2), finished.run().counts("outcomes"));
    assertEquals(0, finished.run().counts().notRun());
  }

  private static String verdict(String ending) {
    return test(ending).verdict();
  }

  private static String message(String ending) {
    return test(ending).message();
  }

  private static dev.runner.cli.fixture.TestView test(String ending) {
    return stored.test(ending);
  }

  private static String endings() {
    return TestSource.of("outcomes.EndingTests")
        .test("passes", "")
        .test("compares", "assertEquals(1, 2);")
        .test("breaks", "throw new IllegalStateException(\"broken\");")
        .test("recurses", "recurses();")
        .test("assumes", "assumeTrue(false, \"no network\");")
        .test("opens", "throw new org.opentest4j.TestAbortedException(\"half way\");")
        .member("@Test @Disabled(\"not yet\") void waits() {}")
        .text();
  }

  private static String switchedOff() {
    return """
        package outcomes;
        import org.junit.jupiter.api.*;
        @Disabled("whole class")
        class SwitchedOffTests {
          @Test void first() {}
          @Test void second() {}
        }
        """;
  }

  private static String[] setUps() {
    return new String[] {
      TestSource.of("setup.BrokenSetUpTests")
          .member(
              "@BeforeAll static void open() { throw new IllegalStateException(\"no database\"); }")
          .test("direct", "")
          .member("@RepeatedTest(3) void repeats() {}")
          .member("@Nested class Inner { @Test void nested() {} }")
          .text(),
      assuming(),
      TestSource.of("setup.BrokenInitialiserTests")
          .member("static final int SIZE = Integer.parseInt(\"none\");")
          .test("one", "")
          .test("two", "")
          .text(),
      TestSource.of("setup.BrokenConstructorTests")
          .member("BrokenConstructorTests() { throw new IllegalStateException(\"no\"); }")
          .test("one", "")
          .text()
    };
  }

  private static String assuming() {
    return TestSource.of("setup.AssumingSetUpTests")
        .member("@BeforeAll static void open() { assumeTrue(false, \"no licence\"); }")
        .test("one", "")
        .test("two", "")
        .text();
  }

  private static String tearDown() {
    return TestSource.of("teardown.TearDownTests")
        .member(
            "@AfterAll static void close() { throw new IllegalStateException(\"cannot close\"); }")
        .test("one", "")
        .test("two", "")
        .text();
  }
}
