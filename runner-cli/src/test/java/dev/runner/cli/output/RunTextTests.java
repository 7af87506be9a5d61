package dev.runner.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTextTests {

  private static final String TOTAL =
      "FAILED: 1/2 passed, 1 failed, 0 error, 0 skipped, 0 aborted, 0 not run";

  @TempDir static Path natives;
  @TempDir Path folder;

  private final FakeConsole fake = FakeConsole.plain();
  private ResultStore store;

  @BeforeEach
  void openStore() {
    store = SqliteStore.open(folder.resolve("store.db"), natives);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private List<String> shown(List<RunEvent> events, Outcome outcome, int exit) {
    return shown(events, outcome, exit, Verbosity.NORMAL, OptionalInt.empty());
  }

  private List<String> shown(
      List<RunEvent> events, Outcome outcome, int exit, Verbosity verbosity, OptionalInt slowest) {
    store.append(RunEvents.RUN, events);
    store.complete(RunEvents.RUN, outcome, exit);
    NextSteps next = new NextSteps("runner", List.of("-w", "a b"));
    new RunText(fake.console(), verbosity, next, slowest).show(store, RunEvents.RUN);
    return fake.outLines();
  }

  private static RunEvents oneOfTwo() {
    Verdict failed =
        Verdict.failed(
            "org.opentest4j.AssertionFailedError: expected: <3> but was: <4>",
            "org.opentest4j.AssertionFailedError: expected: <3> but was: <4>\n"
                + "\tat org.junit.jupiter.api.AssertionFailureBuilder.build(X.java:1)\n"
                + "\tat p.A.counts(A.java:7)\n"
                + "\tat java.base/java.lang.reflect.Method.invoke(Method.java:569)\n");
    return new RunEvents()
        .plugin("a", PluginState.LOADED)
        .plugin("broken", PluginState.REJECTED)
        .test("adds", Verdict.passed(), 1_500)
        .test("counts", failed, 20)
        .output(OutputStreamKind.STDOUT, "one\u001b[32m\ntwo\u001b[0m\u0007\n")
        .output(OutputStreamKind.LOG, "logged\n");
  }

  @Test
  void showsWhatAPersonNeedsInOrder() {
    List<String> lines = shown(oneOfTwo().end(Duration.ofMillis(2_345)), Outcome.FAILED, 3);
    assertEquals(
        """

        FAILED a:p.A.counts
          expected: <3> but was: <4>
              at p.A.counts(A.java:7)
          stdout:
            one
            two\\u0007
          log:
            logged

        Slowest tests
              1.50 s  a:p.A.adds

        a       1.0.0  LOADED   1 passed, 1 failed, 1.52 s
        broken  1.0.0  REJECTED its tests did not run

        Run the failures again:  runner -w 'a b' run --failing 01a20229-2150-7b83
        Show this again:         runner -w 'a b' runs show 01a20229-2150-7b83
        Run 01a20229-2150-7b83-9a98-6f129ae5801b took 2.35 s, exit status 3
        """
            + TOTAL,
        String.join("\n", lines));
  }

  @Test
  void endsInTheSameLineHoweverMuchIsSaid() {
    for (Verbosity verbosity : Verbosity.values()) {
      List<String> lines =
          shown(oneOfTwo().end(Duration.ZERO), Outcome.FAILED, 1, verbosity, OptionalInt.empty());
      assertEquals(TOTAL, lines.get(lines.size() - 1));
    }
  }

  @Test
  void showsFailuresAndTheLastLineWhereItShallBeQuiet() {
    List<String> lines =
        shown(
            oneOfTwo().end(Duration.ofSeconds(9)),
            Outcome.FAILED,
            1,
            Verbosity.QUIET,
            OptionalInt.empty());
    assertEquals("FAILED a:p.A.counts", lines.get(1));
    assertEquals(List.of("    logged", TOTAL), lines.subList(8, 10));
  }

  @Test
  void saysLittleOfARunInWhichAllPassed() {
    RunEvents events =
        new RunEvents().plugin("a", PluginState.LOADED).test("adds", Verdict.passed(), 20);
    List<String> lines = shown(events.end(Duration.ofMillis(1_100)), Outcome.PASSED, 0);
    assertEquals(
        List.of(
            "",
            "a  1.0.0  LOADED   1 passed, 0.02 s",
            "Run 01a20229-2150-7b83-9a98-6f129ae5801b took 1.10 s",
            "PASSED: 1/1 passed, 0 failed, 0 error, 0 skipped, 0 aborted, 0 not run"),
        lines);
  }

  @Test
  void remindsOfTheIssuesThatMakeARunFail() {
    RunEvents events =
        new RunEvents()
            .plugin("a", PluginState.LOADED)
            .test("adds", Verdict.passed(), 20)
            .issue(Issue.warning("suite.odd", "x", "odd"));
    IntStream.range(0, 7)
        .forEach(i -> events.issue(Issue.error("plugin.corrupt-jar", "x" + i + ".jar", "torn")));
    List<String> lines = shown(events.end(Duration.ofMillis(500)), Outcome.ERROR, 3);
    assertEquals("ERROR plugin.corrupt-jar: x0.jar", lines.get(2));
    assertEquals("... and 2 ERRORs more", lines.get(7));
    assertFalse(lines.toString().contains("suite.odd"), lines.toString());
    assertFalse(lines.toString().contains("--failing"), lines.toString());
    assertEquals(
        "ERROR: 1/1 passed, 0 failed, 0 error, 0 skipped, 0 aborted, 0 not run",
        lines.get(lines.size() - 1));
  }

  @Test
  void showsFailuresOfOneCauseOnce() {
    RunEvents events = new RunEvents().plugin("a", PluginState.LOADED);
    for (int test = 0; test < 15; test++) {
      events.test("t" + test, RunEvents.error("E: down", "p.A.call(A.java:1)", "p.A.t" + test), 1);
    }
    List<String> lines = shown(events.end(Duration.ZERO), Outcome.ERROR, 1);
    assertEquals(1, lines.stream().filter("  E: down"::equals).count());
    assertTrue(lines.contains("  the same in 14 more:"), lines.toString());
    assertTrue(lines.contains("    ERROR a:p.A.t10"), lines.toString());
    assertTrue(lines.contains("    ... and 4 others"), lines.toString());
    assertTrue(
        lines.contains("Show this again:         runner -w 'a b' runs show 01a20229-2150-7b83 -v"));
  }

  @Test
  void showsNoMoreFailuresThanAPersonReads() {
    RunEvents events = new RunEvents().plugin("a", PluginState.LOADED);
    for (int test = 0; test < 50; test++) {
      // A number would be taken for the same failure with another value.
      String word = Character.toString('a' + test % 26).repeat(1 + test / 26);
      events.test("t" + test, RunEvents.error("E: no " + word, "p.A.t" + test), 1);
    }
    List<String> lines = shown(events.end(Duration.ZERO), Outcome.ERROR, 1);
    assertEquals(20, lines.stream().filter(line -> line.startsWith("ERROR a:")).count());
    assertTrue(lines.contains("30 more failures are not shown here"), lines.toString());
  }

  @Test
  void showsEveryFailureInFullWhereItIsAsked() {
    RunEvents events = new RunEvents().plugin("a", PluginState.LOADED);
    String output = "line\n".repeat(500);
    for (int test = 0; test < 50; test++) {
      events.test("t" + test, RunEvents.error("E: down", "p.A.call", "dev.runner.core.X"), 1);
      events.output(OutputStreamKind.STDERR, output);
    }
    List<String> lines =
        shown(events.end(Duration.ZERO), Outcome.ERROR, 1, Verbosity.VERBOSE, OptionalInt.empty());
    assertEquals(50, lines.stream().filter(line -> line.startsWith("ERROR a:")).count());
    assertEquals(50, lines.stream().filter("      at dev.runner.core.X"::equals).count());
    assertEquals(25_000, lines.stream().filter("    line"::equals).count());
  }

  @Test
  void showsAsManyOfTheSlowestAsAreWanted() {
    RunEvents events = new RunEvents().plugin("a", PluginState.LOADED);
    IntStream.range(1, 9).forEach(i -> events.test("t" + i, Verdict.passed(), i));
    List<String> lines =
        shown(events.end(Duration.ZERO), Outcome.PASSED, 0, Verbosity.NORMAL, OptionalInt.of(2));
    assertEquals(
        List.of("", "Slowest tests", "      0.01 s  a:p.A.t8", "      0.01 s  a:p.A.t7", ""),
        lines.subList(0, 5));
  }

  @Test
  void fitsTheLastLineIntoEightyColumns() {
    dev.runner.core.result.Counts counts =
        new dev.runner.core.result.Counts(99_989, 11, 0, 0, 0, 0, 0);
    String line = "FAILED: " + RunText.text(counts);
    assertTrue(line.length() <= 80, line);
  }
}
