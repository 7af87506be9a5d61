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

/** Classes every test of which ends its process. */
final class ClassDeathsIT {

  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install("deadly", PluginJar.plugin("deadly").source(sources()));
    finished =
        workspace.run(
            "run", "--retries", "1", "-D", "fork.class-deaths=4", "-D", "retry.crashed=false");
    stored = workspace.last();
  }

  @Test
  void takeAFewForksAndNotOneForEachTest() {
    List<TestView> tests = tests("SetUpTests");
    assertEquals(60, tests.size());
    assertTrue(tests.stream().allMatch(test -> test.verdict().equals("ERROR/CRASHED")));
    assertEquals(56, tests.stream().filter(ClassDeathsIT::isGivenUp).count());
  }

  @Test
  void takeAFewForksAndNotOneForEachInvocation() {
    assertEquals(5, tests("EachTests").size());
    TestView method = stored.test("EachTests.exits");
    assertTrue(isGivenUp(method), method::toString);
    assertEquals("ERROR/CRASHED", method.verdict());
  }

  @Test
  void costNoOtherTestItsVerdict() {
    assertEquals("PASSED", stored.test("ZLastTests.one").outcome());
    assertEquals(9, tests("SomeTests").stream().filter(t -> t.outcome().equals("PASSED")).count());
    assertEquals(9, tests("SomeTests").stream().filter(t -> t.outcome().equals("ERROR")).count());
    assertTrue(tests("SomeTests").stream().noneMatch(ClassDeathsIT::isGivenUp));
  }

  @Test
  void makeTheRunFailAndSayWhatDidNotRun() {
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(CountsView.of(10, 0, 60 + 5 + 9, 0, 0), stored.counts());
    List<String> said = stored.issues("run.class-given-up");
    assertEquals(2, said.size(), said::toString);
    assertTrue(said.toString().contains("56 tests of 'deadly:deadly.SetUpTests' did not run"));
    assertTrue(said.toString().contains("has ended 4 forks in a row"), said::toString);
  }

  private static List<TestView> tests(String testClass) {
    return stored.tests("deadly").stream()
        .filter(test -> test.id().contains("deadly." + testClass))
        .toList();
  }

  private static boolean isGivenUp(TestView test) {
    return test.message().startsWith("given up: ");
  }

  private static String[] sources() {
    TestSource setUp =
        TestSource.of("deadly.SetUpTests").member("@BeforeEach void open() { System.exit(3); }");
    for (int n = 0; n < 60; n++) {
      setUp.test("t" + n, "");
    }
    return new String[] {
      setUp.text(),
      TestSource.of("deadly.EachTests")
          .member("@RepeatedTest(300) void exits() { System.exit(3); }")
          .text(),
      TestSource.of("deadly.SomeTests")
          .member(
              "@RepeatedTest(18) void exits(RepetitionInfo info) {"
                  + " if (info.getCurrentRepetition() % 2 == 0) { System.exit(3); } }")
          .text(),
      TestSource.passing("deadly.ZLastTests", "one")
    };
  }
}
