package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Set-up and tear-down of classes and tests: whatever fails there, each test has its verdict. */
final class FixturesIT {

  @TempDir private static Path folder;

  private static TestWorkspace workspace;
  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void run() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("ws"));
    workspace.install(
        "fix",
        PluginJar.plugin("fix")
            .source(
                kinds(
                    "SkippingTests",
                    "@SkipCheck static void licensed() {",
                    "abort(\"no licence\");"),
                kinds(
                    "PhaseTests", "@SetUpResources static void stock() throws Exception {", BREAK),
                kinds("BeforeTests", "@BeforeAll static void open() throws Exception {", BREAK),
                constructor(),
                halfWay(),
                cleanup(),
                classCleanup(),
                tearDown()));
    finished = workspace.run("run", "--forks", "1", "--report", "junit-xml=" + reports("1"));
    stored = workspace.last();
  }

  private static final String BREAK = "throw new java.io.IOException(\"no space\");";

  private static Path reports(String of) {
    return folder.resolve("reports-" + of);
  }

  /** Returns a class of each kind of tests that Jupiter knows. */
  private static String kinds(String name, String head, String body) {
    return TestSource.of("fix." + name)
        .annotated("@RunnerTest")
        .member(head + " " + body + " }")
        .test("plain", "")
        .member("@ParameterizedTest @ValueSource(ints = {1, 2}) void each(int n) {}")
        .member("@RepeatedTest(2) void repeats() {}")
        .member(
            "@TestFactory Stream<DynamicTest> makes()"
                + " { return Stream.of(DynamicTest.dynamicTest(\"x\", () -> {})); }")
        .member("@Nested class Inner { @Test void nested() {} }")
        .text();
  }

  private static String constructor() {
    return TestSource.of("fix.ConstructorTests")
        .annotated("@TestInstance(TestInstance.Lifecycle.PER_CLASS)")
        .member("ConstructorTests() { throw new IllegalStateException(\"no database\"); }")
        .test("one", "")
        .test("two", "")
        .text();
  }

  private static String halfWay() {
    return TestSource.of("fix.HalfWayTests")
        .annotated("@RunnerTest")
        .member("static void say(String what) { System.out.println(what); }")
        .member(
            "@SetUpCredentials static void user(Cleanup cleanup)"
                + " { cleanup.add(\"delete user\", () -> say(\"user gone\")); }")
        .member(
            "@SetUpClients static void client(Cleanup cleanup)"
                + " { cleanup.add(\"close\", () -> { throw new Exception(\"stuck\"); }); }")
        .member("@SetUpResources static void stock() throws Exception { " + BREAK + " }")
        .member("@AfterAll static void after() { say(\"after all\"); }")
        .test("one", "")
        .text();
  }

  private static String cleanup() {
    String failing = "cleanup.add(\"delete item\", () -> { throw new Exception(\"in use\"); });";
    return TestSource.of("fix.CleanupTests")
        .annotated("@RunnerTest")
        .member("@Test void passes(Cleanup cleanup) { " + failing + " }")
        .member("@Test void fails(Cleanup cleanup) { " + failing + " fail(\"wrong\"); }")
        .member("@Test void aborts(Cleanup cleanup) { " + failing + " abort(\"enough\"); }")
        .member("@Test void cleans(Cleanup cleanup) { cleanup.add(\"delete it\", () -> {}); }")
        .text();
  }

  private static String classCleanup() {
    return TestSource.of("fix.ClassCleanupTests")
        .annotated("@RunnerTest")
        .member(
            "@SetUpResources static void net(Cleanup cleanup)"
                + " { cleanup.add(\"delete net\", () -> { throw new Exception(\"in use\"); }); }")
        .test("one", "")
        .text();
  }

  private static String tearDown() {
    return TestSource.of("fix.TearDownTests")
        .member("@AfterAll static void close() { throw new IllegalStateException(\"cannot\"); }")
        .test("one", "")
        .text();
  }

  private static List<String> verdicts(RunView run, String name) {
    return run.tests("fix").stream()
        .filter(
            test -> test.id().contains("." + name + ".") || test.id().contains("." + name + "$"))
        .map(test -> test.id().replaceAll("^.*\\." + name + "|\\[.*", "") + " " + test.verdict())
        .sorted()
        .toList();
  }

  private static List<String> all(String verdict) {
    return List.of(
        "$Inner.nested " + verdict,
        ".each " + verdict,
        ".makes " + verdict,
        ".plain " + verdict,
        ".repeats " + verdict);
  }

  private static boolean isLeaked(TestView test) {
    return test.json().required("flags").toString().contains("LEAKED");
  }

  private static void everyTestHasItsVerdict(RunView run) {
    assertAll(
        () -> assertEquals(all("SKIPPED/ASSUMPTION"), verdicts(run, "SkippingTests")),
        () -> assertEquals(all("ERROR/SET_UP"), verdicts(run, "PhaseTests")),
        () -> assertEquals(all("ERROR/SET_UP"), verdicts(run, "BeforeTests")),
        () ->
            assertEquals(
                List.of(".one ERROR/SET_UP", ".two ERROR/SET_UP"),
                verdicts(run, "ConstructorTests")),
        () -> assertEquals(List.of(".one ERROR/SET_UP"), verdicts(run, "HalfWayTests")),
        () ->
            assertEquals(
                List.of(
                    ".aborts ABORTED/ASSUMPTION",
                    ".cleans PASSED",
                    ".fails FAILED/ASSERTION",
                    ".passes PASSED"),
                verdicts(run, "CleanupTests")),
        () -> assertEquals(List.of(".one PASSED"), verdicts(run, "ClassCleanupTests")),
        () -> assertEquals(List.of(".one PASSED"), verdicts(run, "TearDownTests")),
        () -> assertEquals(0, run.counts().notRun()));
  }

  private static void everyClassIsNamed(RunView run) {
    assertEquals(
        List.of("fix:fix.ClassCleanupTests", "fix:fix.CleanupTests", "fix:fix.HalfWayTests"),
        run.issues("run.cleanup-failed").stream()
            .map(issue -> issue.replaceAll(": .*", ""))
            .sorted()
            .toList());
    assertEquals(1, run.issues("run.container-failed").size());
  }

  @Test
  void givesEachTestOfAClassThatFailsOrSkipsAVerdict() {
    assertEquals(1, finished.exit(), finished::toString);
    everyTestHasItsVerdict(stored);
  }

  @Test
  void saysWhyAndInWhichPhase() {
    assertAll(
        () ->
            assertEquals(
                "no licence (skip check 'SkippingTests.licensed')",
                stored.test("SkippingTests.makes").message()),
        () ->
            assertEquals(
                "dev.runner.api.junit.SetUpFailedException: The set-up of resources"
                    + " 'PhaseTests.stock' failed: java.io.IOException: no space",
                stored.test("PhaseTests$Inner.nested").message()),
        () ->
            assertTrue(
                stored.test("ConstructorTests.two").message().contains("no database"),
                stored.test("ConstructorTests.two")::message));
  }

  @Test
  void tellsOfCleanUpThatFailedBesideTheVerdicts() {
    everyClassIsNamed(stored);
    assertEquals("org.opentest4j.AssertionFailedError: wrong", stored.test(".fails").message());
    assertEquals(
        List.of("aborts", "fails", "passes"),
        stored.tests().stream()
            .filter(FixturesIT::isLeaked)
            .map(TestView::name)
            .map(name -> name.replaceAll("\\(.*", ""))
            .sorted()
            .toList());
    String issue = stored.issues("run.cleanup-failed").toString();
    assertTrue(issue.contains("(delete item: java.lang.Exception: in use)"), issue);
  }

  @Test
  void undoesWhatEarlierPhasesMadeThoughAnUndoFails() throws Exception {
    String shown = workspace.run("runs", "show", "last", "--format", "json").out();
    int afterAll = shown.indexOf("after all");
    assertTrue(afterAll > 0 && shown.indexOf("user gone") > afterAll, shown);
  }

  @Test
  void showsTheTimeOfEachStepAndTheCleanUpOfATest() throws Exception {
    String cleaned =
        workspace.run("runs", "show", "last", "--test", "fix.CleanupTests.cleans").out();
    assertTrue(cleaned.matches("(?s).*runner\\.cleanup\\.1 = delete it: \\d+ ms.*"), cleaned);

    String passed =
        workspace.run("runs", "show", "last", "--test", "fix.CleanupTests.passes").out();
    assertTrue(passed.contains("LEAKED"), passed);
    assertTrue(
        passed.contains("runner.cleanup-failed = delete item: java.lang.Exception: in use"),
        passed);
  }

  @Test
  void namesClassesThatFailBesideTheirTestsOnTheTerminalAndInJunitXml() throws Exception {
    for (String name :
        List.of("ClassCleanupTests", "CleanupTests", "HalfWayTests", "TearDownTests")) {
      assertTrue((finished.out() + finished.err()).contains("fix:fix." + name), finished::toString);
      String xml = Files.readString(reports("1").resolve("TEST-fix-fix." + name + ".xml"));
      assertTrue(xml.contains("<testcase name=\"(class)\" classname=\"fix." + name), xml);
    }
    String healthy = Files.readString(reports("1").resolve("TEST-fix-fix.PhaseTests.xml"));
    assertFalse(healthy.contains("(class)"), healthy);
    assertTrue(healthy.contains("type=\"SET_UP\""), healthy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--forks=3", "--in-process"})
  void isTheSameInSeveralForksAndInTheRunnersOwnProcess(String how) throws Exception {
    Finished again = workspace.run("run", how, "--report", "junit-xml=" + reports("2" + how));
    RunView run = workspace.last();

    assertEquals(1, again.exit(), again::toString);
    everyTestHasItsVerdict(run);
    everyClassIsNamed(run);
    String xml = Files.readString(reports("2" + how).resolve("TEST-fix-fix.TearDownTests.xml"));
    assertTrue(xml.contains("<testcase name=\"(class)\""), xml);
  }

  @Test
  void aFailedCleanUpInQuarantineFailsNothing(@TempDir Path root) throws Exception {
    TestWorkspace quarantined =
        TestWorkspace.in(root)
            .config(
                "quarantine.plugins = [\"fix # owner=ann, expires=2126-03-01, reason=known\"]\n");
    quarantined.install("fix", PluginJar.plugin("fix").source(cleanup()));

    Finished run = quarantined.run("run");

    assertEquals(0, run.exit(), run::toString);
    assertEquals(3, quarantined.last().tests().stream().filter(FixturesIT::isLeaked).count());
    assertEquals(CountsView.of(2, 1, 0, 0, 1), quarantined.last().counts());
  }
}
