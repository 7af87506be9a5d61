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
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hangs outside of tests: the phase is named, and each test of the class has a verdict. */
final class ClassLimitsIT {

  private static final String LOOP = "{ while (Thread.currentThread() != null) {} }";

  @TempDir private Path folder;

  /** Where a class hangs, and what is said of the tests in it. */
  enum Phase {
    STATIC_INITIALISER("static { if (true) " + LOOP + " }", 2, "in the set-up of"),
    BEFORE_ALL("@BeforeAll static void up() " + LOOP, 2, "in the set-up of"),
    CONSTRUCTOR("BTests() " + LOOP, 2, "in the set-up of"),
    BEFORE_EACH("@BeforeEach void up() " + LOOP, 2, "(limit.class)"),
    SOURCE(
        "static Stream<Integer> numbers() { while (Thread.currentThread() != null) {}"
            + " return Stream.of(1); }"
            + " @ParameterizedTest @MethodSource(\"numbers\") void of(int n) {}",
        1,
        "(limit.class)"),
    AFTER_ALL("@AfterAll static void down() " + LOOP, 0, "failed after its tests had run");

    private final String member;
    private final int errors;
    private final String named;

    Phase(String member, int errors, String named) {
      this.member = member;
      this.errors = errors;
      this.named = named;
    }

    String plugin() {
      return name().toLowerCase(Locale.ROOT).replace("_", "");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLimitOfAClassDecidesItsTests(Phase phase) throws Exception {
    RunView stored = stored(phase, "limit.class = 2s");

    assertNamed(phase, stored, "its class took longer than 2 s (limit.class), at ");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BEFORE_EACH")
  void theLimitOfSilenceDecidesThemAsWell(Phase phase) throws Exception {
    RunView stored = stored(phase, "limit.silence = 2s");

    long timedOut =
        stored.tests().stream().filter(t -> t.verdict().equals("ERROR/TIMED_OUT")).count();
    assertTrue(phase == Phase.AFTER_ALL ? timedOut == 0 : timedOut >= 1, "" + timedOut);
    assertEquals("PASSED", stored.test("ATests.one").outcome());
    assertEquals("PASSED", stored.test("CTests.one").outcome());
    assertEquals(0, stored.counts().notRun());
  }

  @Test
  void discoveryHasADeadline() throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder).config("limit.discovery = 3s");
    workspace.install(
        "odd",
        PluginJar.plugin("odd")
            .source(
                TestSource.passing("odd.ATests", "one"),
                "package odd; import org.junit.jupiter.api.*;"
                    + " @DisplayNameGeneration(OddTests.Names.class) class OddTests {"
                    + " @Test void one() {}"
                    + " static class Names extends DisplayNameGenerator.Standard {"
                    + " public String generateDisplayNameForClass(Class<?> c) {"
                    + " while (c != null) {} return \"\"; } } }",
                TestSource.passing("odd.ZTests", "one")));

    Finished finished = workspace.run("run", "--format", "json");

    assertEquals(3, finished.exit(), finished::toString);
    RunView stored = workspace.last();
    String issue = stored.issues("suite.discovery-crashed").get(0);
    assertTrue(issue.contains("odd.OddTests"), issue);
    assertTrue(issue.contains("discovery took longer than 3 s (limit.discovery), at odd."), issue);
    assertEquals(CountsView.allPassed(2), stored.counts());
  }

  @Test
  void aProcessThatStopsBeforeItTellsOfItsTestIsEnded() throws Exception {
    TestWorkspace workspace =
        TestWorkspace.in(folder).config("limit { discovery = 3s, silence = 3s }");
    workspace.install(
        "stop",
        PluginJar.plugin("stop")
            .source(
                TestSource.of("stop.ATests")
                    .test(
                        "stops",
                        "new ProcessBuilder(\"kill\", \"-STOP\","
                            + " \"\" + ProcessHandle.current().pid()).start().waitFor();")
                    .test("other", "")
                    .text(),
                TestSource.passing("stop.ZTests", "one")));

    Finished finished = workspace.run("run", "--format", "json");

    assertEquals(1, finished.exit(), finished::toString);
    RunView stored = workspace.last();
    assertEquals("ERROR/TIMED_OUT", stored.test("ATests.stops").verdict());
    assertEquals(CountsView.of(2, 0, 1, 0, 0), stored.counts());
  }

  @Test
  void whatRunsBesideAHangingTestRunsAgain() throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder).config("limit.test = 2s");
    workspace.install(
        "pair",
        PluginJar.plugin("pair")
            .entry(
                "junit-platform.properties",
                """
                junit.jupiter.execution.parallel.enabled=true
                junit.jupiter.execution.parallel.mode.default=concurrent
                junit.jupiter.execution.parallel.config.strategy=fixed
                junit.jupiter.execution.parallel.config.fixed.parallelism=2
                """)
            .source(
                TestSource.of("pair.HangingTests")
                    .test("hangs", "while (true) { Thread.interrupted(); }")
                    .text(),
                TestSource.passing("pair.FineTests", "a", "b", "c")));

    Finished finished = workspace.run("run", "--format", "json");

    assertEquals(1, finished.exit(), finished::toString);
    RunView stored = workspace.last();
    assertEquals(CountsView.of(3, 0, 1, 0, 0), stored.counts());
    assertEquals("ERROR/TIMED_OUT", stored.test("HangingTests.hangs").verdict());
  }

  @Test
  void aRunWithoutTimeLeavesWhatHasNotBegun() throws Exception {
    TestWorkspace workspace = sleeping();

    Finished finished = workspace.run("run", "--run-timeout", "3s", "--format", "json");

    assertEquals(5, finished.exit(), finished::toString);
    RunView stored = workspace.last();
    assertEquals("CANCELLED", stored.json().required("state").asString());
    assertEquals("ABORTED/CANCELLED", stored.test("ATests.sleeps").verdict());
    TestView left = stored.test("ZTests.one");
    assertEquals("NOT_RUN", left.outcome());
    assertEquals("the time limit of the run is used up (limit.run)", left.message());
    assertTrue(stored.issues("run.out-of-time").get(0).contains("limit of 3 s is used up"));
  }

  @Test
  void aSlowTestIsMarked() throws Exception {
    TestWorkspace workspace = sleeping();

    Finished finished =
        workspace.run("-D", "limit.slow=1s", "run", "--timeout", "3s", "--format", "json");

    assertEquals(1, finished.exit(), finished::toString);
    assertTrue(finished.err().contains("SLOW slow:slow.ATests.sleeps"), finished::err);
    RunView stored = workspace.last();
    assertEquals("[\"SLOW\"]", stored.test("ATests.sleeps").json().required("flags").toString());
    assertEquals("[]", stored.test("ZTests.one").json().required("flags").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--timeout=soon", "--timeout=-1s", "--run-timeout=5 weeks"})
  void refusesWhatIsNoDuration(String option) throws Exception {
    Finished finished = TestWorkspace.in(folder).run("run", option);

    assertEquals(2, finished.exit(), finished::toString);
    String value = option.substring(option.indexOf('=') + 1);
    assertTrue(finished.err().contains("'" + value + "' (expected a duration"), finished::err);
  }

  private TestWorkspace sleeping() throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install(
        "slow",
        PluginJar.plugin("slow")
            .source(
                TestSource.of("slow.ATests").test("sleeps", "Thread.sleep(600_000);").text(),
                TestSource.passing("slow.ZTests", "one")));
    return workspace;
  }

  private RunView stored(Phase phase, String config) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder).config(config);
    workspace.install(
        phase.plugin(),
        PluginJar.plugin(phase.plugin())
            .source(
                TestSource.passing(phase.plugin() + ".ATests", "one"),
                TestSource.of(phase.plugin() + ".BTests")
                    .member(phase.member)
                    .test("one", "")
                    .test("two", "")
                    .text(),
                TestSource.passing(phase.plugin() + ".CTests", "one")));
    Finished finished = workspace.run("run", "--format", "json");
    assertEquals(1, finished.exit(), finished::toString);
    return workspace.last();
  }

  private static void assertNamed(Phase phase, RunView stored, String message) {
    assertEquals("PASSED", stored.test("ATests.one").outcome());
    assertEquals("PASSED", stored.test("CTests.one").outcome());
    assertEquals(0, stored.counts().notRun());
    assertEquals(phase.errors, stored.counts().error(), () -> stored.json().toString());
    for (TestView test : stored.tests()) {
      if (test.outcome().equals("ERROR")) {
        assertEquals("ERROR/TIMED_OUT", test.verdict());
        assertTrue(test.message().startsWith(message), test::message);
        assertTrue(test.message().contains(phase.named), test::message);
      }
    }
    if (phase == Phase.AFTER_ALL) {
      String issue = stored.issues("run.container-failed").get(0);
      assertTrue(issue.contains(phase.named) && issue.contains("(limit.class)"), issue);
    }
  }
}
