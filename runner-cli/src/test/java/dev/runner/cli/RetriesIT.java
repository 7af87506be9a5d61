package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountedTests;
import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that fail, and pass when they are tried again, or do not. */
final class RetriesIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;
  private CountedTests counts;

  @BeforeEach
  void prepare() throws IOException {
    workspace = TestWorkspace.in(folder);
    counts = new CountedTests(folder);
  }

  private void install(String... sources) throws IOException {
    counts.install(workspace, "shop", sources);
  }

  private static TestSource tests(String name) {
    return TestSource.of("shop." + name);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "3, 3, 0", "2, 9, 1", "0, 1, 1"})
  void runAgainUntilTheyPassOrNoRetryIsLeft(int retries, int failures, int exit) throws Exception {
    counts.installFailing(workspace, failures);

    Finished run = workspace.run("run", "--retries", "" + retries);

    RunView stored = workspace.last();
    TestView shaky = stored.test("ATests.shaky");
    assertEquals(exit, run.exit(), run::toString);
    assertEquals(exit == 0 ? "PASSED" : "FAILED/ASSERTION", shaky.verdict());
    assertEquals(exit == 0 ? "[\"FLAKY\"]" : "[]", shaky.json().required("flags").toString());
    int attempts = Math.min(failures, retries) + 1;
    assertEquals(attempts, shaky.attempts());
    assertEquals(attempts - 1 + exit, shaky.json().required("failedAttempts").asInt());
    assertEquals(1, counts.of("first"), "tests that pass run once");
    assertEquals(exit == 0 ? 1 : 0, stored.json().required("counts").required("flaky").asInt());
  }

  @Test
  void runAgainAfterTheRestInAForkThatHasNotSeenThem() throws Exception {
    counts.installFailing(workspace, 1);

    workspace.run("run", "--retries", "1");

    assertEquals(List.of("first", "shaky", "last", "shaky"), counts.all());
    TestView shaky = workspace.last().test("shaky");
    assertEquals(2, shaky.json().required("fork").asInt());
  }

  @Test
  void keepAllTheirAttempts() throws Exception {
    counts.installFailing(workspace, 2);
    workspace.run("run", "--retries", "2");

    String shown = workspace.run("runs", "show", "last", "--test", "shop:shop.ATests.shaky").out();

    assertTrue(shown.contains("attempt 1: FAILED ASSERTION"), shown);
    assertTrue(shown.contains("shaky fails at 1"), shown);
    assertTrue(shown.contains("shaky fails at 2"), shown);
    assertTrue(shown.contains("attempt 3: PASSED"), shown);
  }

  @Test
  void areShownAsFlakyWithinEightyColumns() throws Exception {
    counts.installFailing(workspace, 1);

    Finished run = workspace.run("run", "--retries", "2");

    assertTrue(
        run.err().contains("FAILED shop:shop.ATests.shaky (attempt 1, runs again)"), run::err);
    assertTrue(run.err().contains("FLAKY 1/2 shop:shop.ATests.shaky"), run::err);
    assertTrue(run.out().contains("\nFLAKY 1/2 shop:shop.ATests.shaky\n"), run::out);
    assertTrue(
        run.out()
            .endsWith(
                "PASSED: 3/3 passed, 0 failed, 0 error, 0 skipped, 0 aborted, 0 not run, 1 flaky\n"),
        run::out);
    assertEquals(
        List.of(), run.out().lines().filter(l -> l.length() > 80).toList(), "no line is wider");
  }

  @Test
  void areFlakyFailuresInJunitXml() throws Exception {
    counts.installFailing(workspace, 1);

    workspace.run("run", "--retries", "1", "--report", "junit-xml=" + folder.resolve("xml"));

    String xml = Files.readString(folder.resolve("xml/TEST-shop-shop.ATests.xml"));
    assertTrue(xml.contains("<flakyFailure message="), xml);
    assertTrue(xml.contains("failures=\"0\""), xml);
  }

  @Test
  void areRerunFailuresInJunitXmlIfTheyNeverPass() throws Exception {
    counts.installFailing(workspace, 9);

    workspace.run("run", "--retries", "1", "--report", "junit-xml=" + folder.resolve("xml"));

    String xml = Files.readString(folder.resolve("xml/TEST-shop-shop.ATests.xml"));
    assertTrue(xml.contains("<rerunFailure message="), xml);
    assertTrue(xml.contains("<failure type="), xml);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ofManyInvocationsRunAloneAgain(int forks) throws Exception {
    install(
        tests("BTests")
            .member(
                "@ParameterizedTest @ValueSource(ints = {1, 2, 3, 4, 5}) void each(int i)"
                    + " throws Exception { Count.fails(\"each\" + i, i == 3 ? 1 : 0); }")
            .text());

    Finished run = workspace.run("run", "--retries", "2", "--forks", "" + forks);

    assertEquals(0, run.exit(), run::toString);
    RunView stored = workspace.last();
    assertEquals(CountsView.allPassed(5), stored.counts());
    assertEquals(2, stored.test("each(#3)").attempts());
    assertEquals(1, counts.of("each5"));
    assertEquals(2, counts.of("each3"));
  }

  @Test
  void ofNestedClassesDynamicTestsAndRepetitionsRunAgain() throws Exception {
    install(
        tests("CTests")
            .member(
                "@Nested class In { @Test void deep() throws Exception { Count.fails(\"deep\", 1); } }")
            .member(
                "@TestFactory Stream<DynamicNode> made() { return Stream.of("
                    + "DynamicTest.dynamicTest(\"x\", () -> Count.of(\"one\")),"
                    + "DynamicContainer.dynamicContainer(\"y\", Stream.of("
                    + "DynamicTest.dynamicTest(\"x\", () -> Count.fails(\"two\", 1)))),"
                    + "DynamicTest.dynamicTest(\"x\", () -> Count.fails(\"three\", 1))); }")
            .member(
                "@RepeatedTest(3) void often(RepetitionInfo i) throws Exception {"
                    + " Count.fails(\"often\" + i.getCurrentRepetition(),"
                    + " i.getCurrentRepetition() - 1); }")
            .text());

    Finished run = workspace.run("run", "--retries", "2");

    assertEquals(0, run.exit(), run::toString);
    assertEquals(7, workspace.last().counts().passed());
    assertEquals(
        List.of(2, 1, 2, 2, 1, 2, 3),
        Stream.of("deep", "one", "two", "three", "often1", "often2", "often3")
            .map(this::count)
            .toList());
  }

  @Test
  void ofAClassWhoseSetUpFailsRunAgainAsAClass() throws Exception {
    install(
        tests("DTests")
            .member("@BeforeAll static void open() throws Exception { Count.fails(\"open\", 1); }")
            .test("one", "Count.of(\"one\");")
            .test("two", "Count.of(\"two\");")
            .text(),
        tests("ETests").test("other", "Count.of(\"other\");").text());

    Finished run = workspace.run("run", "--retries", "1");

    assertEquals(0, run.exit(), run::toString);
    RunView stored = workspace.last();
    assertEquals(CountsView.allPassed(3), stored.counts());
    assertEquals(2, counts.of("open"));
    assertEquals(2, stored.test("DTests.one").attempts());
  }

  @Test
  void ofAMethodWhoseArgumentsFailRunAgainWithIt() throws Exception {
    install(
        tests("FTests")
            .member(
                "static Stream<Integer> numbers() throws Exception {"
                    + " Count.fails(\"numbers\", 1); return Stream.of(1, 2); }")
            .member("@ParameterizedTest @MethodSource(\"numbers\") void each(int i) {}")
            .text());

    Finished run = workspace.run("run", "--retries", "1");

    assertEquals(0, run.exit(), run::toString);
    RunView stored = workspace.last();
    assertEquals(2, stored.test("FTests.each").attempts());
    assertEquals(CountsView.allPassed(3), stored.counts());
  }

  @ParameterizedTest
  @CsvSource({"1, '', 0, 2", "9, '', 1, 3", "1, retry.crashed = false, 1, 1"})
  void thatEndTheirForkRunAgainButNotForEver(int times, String config, int exit, int attempts)
      throws Exception {
    workspace.config(config);
    install(
        tests("GTests")
            .test("before", "")
            .test(
                "kills", "if (Count.of(\"kills\") <= " + times + ") Runtime.getRuntime().halt(9);")
            .test("after", "Count.of(\"after\");")
            .text());

    Finished run = workspace.run("run", "--retries", "9");

    assertEquals(exit, run.exit(), run::toString);
    RunView stored = workspace.last();
    assertEquals(attempts, stored.test("GTests.kills").attempts());
    assertEquals(exit == 0 ? "PASSED" : "ERROR/CRASHED", stored.test("GTests.kills").verdict());
    assertEquals(1, counts.of("after"));
  }

  @Test
  void areNotRetriedWhenSkippedOrAborted() throws Exception {
    install(
        tests("HTests")
            .member("@Disabled(\"no\") @Test void off() {}")
            .test("assumes", "Count.of(\"assumes\"); assumeTrue(false);")
            .test("passes", "")
            .text());

    workspace.run("run", "--retries", "3");

    assertEquals(1, counts.of("assumes"));
    assertEquals(CountsView.of(1, 0, 0, 1, 1), workspace.last().counts());
  }

  @Test
  void thatWereToRunAgainWhenTheRunWasKilledDoSoWhenItIsResumed() throws Exception {
    install(
        tests("ATests").test("shaky", "Count.fails(\"shaky\", 1);").text(),
        tests("BTests")
            .test(
                "hangs",
                "if (Count.of(\"hangs\") == 1) { Thread.sleep(500); Count.of(\"now\");"
                    + " Thread.sleep(600_000); }")
            .text());
    try (RunnerProcess run = workspace.start("run", "--retries", "1")) {
      Waiting.until("the test hangs", () -> count("now") == 1);
      run.handle().destroyForcibly();
      run.await();
    }

    Finished resumed = workspace.run("resume", "last", "--retries", "1");

    assertEquals(0, resumed.exit(), resumed::toString);
    RunView stored = workspace.last();
    assertEquals(CountsView.allPassed(2), stored.counts());
    assertEquals(2, stored.test("shaky").attempts());
    assertEquals("[\"FLAKY\"]", stored.test("shaky").json().required("flags").toString());
  }

  private int count(String name) {
    try {
      return counts.of(name);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
