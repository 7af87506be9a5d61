package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.event.RunEvent;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a journal tells of the tests of a run that is resumed. */
class EarlierTestsTests {

  private static final Verdict FAILED = Verdict.failed("no", "");

  private final EarlierTests earlier = new EarlierTests();

  private void plan(int... tests) {
    for (int test : tests) {
      String id = "[engine:runner]/[method:t" + test + "()]";
      earlier.take(
          new RunEvent.TestPlanned(
              test,
              new TestDescription(
                  ScriptedFork.PLUGIN, id, id, "A", "t", "t", Optional.empty(), List.of())));
    }
  }

  private void attempt(int test, int attempt, Verdict verdict) {
    earlier.take(new RunEvent.AttemptStarted(test, attempt, 1, Instant.EPOCH));
    earlier.take(new RunEvent.AttemptFinished(test, attempt, verdict, Duration.ZERO));
  }

  @Test
  void countsTestsThatFailedForGoodOnce() {
    plan(1, 2, 3, 4);
    attempt(1, 1, FAILED);
    attempt(2, 1, Verdict.passed());
    earlier.take(new RunEvent.AttemptStarted(3, 1, 1, Instant.EPOCH));
    earlier.take(new RunEvent.TestQuarantined(4, "ann", "why", "2030-01-01"));
    attempt(4, 1, FAILED);
    assertEquals(1, earlier.failed());
    earlier.take(new RunEvent.RoundStarted(2));
    attempt(1, 2, FAILED);
    assertEquals(1, earlier.failed());
    assertEquals(2, earlier.round());
  }

  @Test
  void knowsWhatKnownIssuesMakeOfTests() {
    planKnown(1, KnownIssue.Mode.EXPECT);
    planKnown(2, KnownIssue.Mode.EXPECT);
    planKnown(3, KnownIssue.Mode.UNSTABLE);
    attempt(1, 1, FAILED);
    attempt(2, 1, Verdict.passed());
    earlier.take(new RunEvent.AttemptStarted(3, 1, 1, Instant.EPOCH));
    earlier.take(new RunEvent.RetryPlanned(3, 2));
    earlier.take(new RunEvent.AttemptFinished(3, 1, FAILED, Duration.ZERO));
    attempt(3, 2, Verdict.passed());
    List<String> expected = new ArrayList<>();
    earlier.expected((test, outcome) -> expected.add(test.printedId() + " " + outcome));
    assertEquals(0, earlier.failed());
    assertEquals(0, earlier.flaky());
    assertEquals(List.of(id(1) + " FAILED", id(2) + " PASSED"), expected);
  }

  private static String id(int test) {
    return "[engine:runner]/[method:t" + test + "()]";
  }

  private void planKnown(int test, KnownIssue.Mode mode) {
    TestDescription plain =
        new TestDescription(
            ScriptedFork.PLUGIN, id(test), id(test), "A", "t", "t", Optional.empty(), List.of());
    earlier.take(
        new RunEvent.TestPlanned(test, plain.with(List.of(new KnownIssue("X-1", mode, "", "")))));
  }

  @Test
  void doesNotCountATestThatIsToRunAgain() {
    plan(1);
    earlier.take(new RunEvent.AttemptStarted(1, 1, 1, Instant.EPOCH));
    earlier.take(new RunEvent.RetryPlanned(1, 2));
    earlier.take(new RunEvent.AttemptFinished(1, 1, FAILED, Duration.ZERO));
    assertEquals(0, earlier.failed());
    attempt(1, 2, FAILED);
    assertEquals(1, earlier.failed());
  }
}
