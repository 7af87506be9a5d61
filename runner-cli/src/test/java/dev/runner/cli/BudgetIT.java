package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountedTests;
import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins that use up their budgets. */
final class BudgetIT {

  private static final String USED_UP = "the budget of plugin 'bad' (2 failures) is used up";

  @TempDir private Path folder;
  private TestWorkspace workspace;
  private CountedTests counts;

  @BeforeEach
  void install() throws IOException {
    workspace = TestWorkspace.in(folder);
    counts = new CountedTests(folder);
    workspace.config("plugins.bad.budget { failures = 2 }");
    counts.install(workspace, "bad", failing("bad.ATests"), failing("bad.BTests"));
    counts.install(
        workspace,
        "good",
        TestSource.passing("good.ATests", "a", "b", "c"),
        TestSource.passing("good.BTests", "a", "b", "c"));
  }

  private static String failing(String name) {
    TestSource source = TestSource.of(name);
    for (int i = 1; i <= 5; i++) {
      source.test("fails" + i, "Count.of(\"bad\"); fail();");
    }
    return source.text();
  }

  @ParameterizedTest
  @CsvSource({
    "run --serial",
    "run --in-process",
    "run --serial --isolation class",
    "run --serial --order random"
  })
  void leaveTheRestOfThatPluginAlone(String command) throws Exception {
    Finished run = workspace.run(command.split(" "));

    RunView stored = workspace.last();
    assertEquals(5, run.exit(), run::toString);
    assertEquals(new CountsView(10, 0, 2, 0, 0, 0, 8), stored.counts("bad"));
    assertEquals(CountsView.allPassed(6), stored.counts("good"));
    assertEquals(2, counts.of("bad"));
    List<TestView> left =
        stored.tests("bad").stream().filter(t -> t.outcome().equals("NOT_RUN")).toList();
    left.forEach(test -> assertEquals(USED_UP, test.message()));
    assertEquals(
        List.of(
            "bad: The budget of plugin 'bad' (2 failures) is used up:"
                + " no further test of it is started"),
        stored.issues("run.budget-used-up"));
    assertEquals("FAILED", stored.outcome());
    assertEquals("FINISHED", stored.json().required("state").asString());
    assertTrue(run.err().contains("is used up: no further test of it is started"), run::err);
    assertTrue(run.out().contains("Run the rest: "), run::out);
  }

  @Test
  void letAtMostEveryOtherForkFailOnceMore() throws Exception {
    Finished run = workspace.run("run", "--forks", "2");

    RunView stored = workspace.last();
    assertEquals(5, run.exit(), run::toString);
    int failed = stored.counts("bad").failed();
    assertTrue(failed == 2 || failed == 3, run::toString);
    assertEquals(failed, counts.of("bad"));
    assertEquals(10, stored.counts("bad").planned(), "what is left is counted");
    assertEquals(CountsView.allPassed(6), stored.counts("good"));
  }

  @Test
  void areResumedWithNewOnes() throws Exception {
    workspace.run("run", "--serial");

    Finished second = workspace.run("resume", "last", "--serial");
    assertEquals(5, second.exit(), second::toString);
    assertEquals(4, workspace.last().counts("bad").failed());

    Finished third =
        workspace.run("resume", "last", "--serial", "-D", "plugins.bad.budget.failures=0");
    assertEquals(1, third.exit(), third::toString);
    assertEquals(new CountsView(16, 6, 10, 0, 0, 0, 0), workspace.last().counts());
    assertEquals(10, counts.of("bad"), "each ran once");
  }

  @Test
  void waitForRetriesAndMindQuarantine() throws Exception {
    counts.install(
        workspace,
        "bad",
        TestSource.of("bad.ATests")
            .test("muted", "fail();")
            .test("flaky", "Count.fails(\"flaky\", 1);")
            .test("flakyToo", "Count.fails(\"flakyToo\", 1);")
            .test("fails", "fail();")
            .text());
    workspace.config(
        "plugins.bad.budget.failures = 2\n"
            + "quarantine.tests = [\"muted # owner=ann, expires=2999-01-01, reason=x\"]");

    Finished run = workspace.run("run", "--retries", "1", "--serial");

    assertEquals(1, run.exit(), run::toString);
    assertEquals(0, workspace.last().counts().notRun());
    assertEquals("PASSED", workspace.last().test("ATests.flakyToo").outcome());
    assertEquals(List.of(), workspace.last().issues("run.budget-used-up"));
  }

  @Test
  void endInTimeForEveryPlugin() throws Exception {
    workspace.config("budget.time = 500ms\nplugins.good.budget.time = 1h");
    TestSource slow = TestSource.of("bad.ATests");
    for (int i = 1; i <= 5; i++) {
      slow.test("sleeps" + i, "Count.of(\"slow\"); Thread.sleep(1_000);");
    }
    counts.install(
        workspace,
        "bad",
        slow.text(),
        TestSource.of("bad.BTests")
            .test("later", "Count.of(\"later\");")
            .member("@ParameterizedTest @ValueSource(ints = {1, 2}) void each(int i) {}")
            .text());

    Finished run = workspace.run("run", "--serial", "--order", "list");

    RunView stored = workspace.last();
    assertEquals(5, run.exit(), run::toString);
    assertEquals("ABORTED", stored.outcome(), "passed tests alone make no good run");
    assertEquals("PASSED", stored.test("ATests.sleeps1").outcome());
    assertTrue(counts.of("slow") < 5, run::toString);
    assertEquals(0, counts.of("later"));
    assertEquals(
        "the budget of plugin 'bad' (500 ms) is used up", stored.test("ATests.sleeps5").message());
    assertEquals(7, stored.counts("bad").planned(), "a method counts once before it runs");
    assertEquals(CountsView.allPassed(6), stored.counts("good"));

    Finished resumed = workspace.run("resume", "last", "-D", "budget.time=0");
    assertEquals(0, resumed.exit(), resumed::toString);
    assertEquals(5, counts.of("slow"), "no test runs twice");
    assertEquals(CountsView.allPassed(14), workspace.last().counts());
  }

  @ParameterizedTest
  @CsvSource({
    "budget.failures=-1, Option 'budget.failures'",
    "plugins.bad.budget.time=soon, Option 'plugins.bad.budget.time'",
    "plugins.bad.budget.tim=1s, did you mean 'plugins.bad.budget.time'?"
  })
  void refuseBadValues(String setting, String message) throws Exception {
    Finished run = workspace.run("run", "-D", setting);

    assertEquals(2, run.exit(), run::toString);
    assertTrue(run.err().contains(message), run::err);
    assertEquals(0, counts.of("bad"));
  }
}
