package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.api.service.RunEnd;
import dev.runner.api.service.RunStart;
import dev.runner.api.service.TestResult;
import dev.runner.api.service.TestResult.Outcome;
import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.Notice;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.RunId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeMakerTests {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration SOME = Duration.ofMillis(7);
  private static final TestDescription TEST =
      new TestDescription(
          new PluginId("shop"), "[u]", "shop:A.b", "A", "b", "b()", Optional.empty(), List.of());

  private final NoticeMaker notices = new NoticeMaker("run-1", false);

  private static RunEvent finished(int attempt, Verdict verdict) {
    return new RunEvent.AttemptFinished(1, attempt, verdict, SOME);
  }

  private static Optional<Notice> result(int attempt, Outcome outcome, String message) {
    return Optional.of(
        new Notice.Finished(new TestResult("shop:A.b", "shop", attempt, outcome, message, SOME)));
  }

  @Test
  void tellsOfEachAttemptAndSumsUp() {
    RunEvent begin = new RunEvent.RunStarted(RunId.create(NOW), NOW, "runner run", "{}");
    assertEquals(
        Optional.of(new Notice.Started(new RunStart("run-1", NOW, false))), notices.of(begin));
    assertEquals(Optional.empty(), notices.of(new RunEvent.TestPlanned(1, TEST)));
    assertEquals(Optional.empty(), notices.of(new RunEvent.RetryPlanned(1, 2)));
    assertEquals(
        result(1, Outcome.ABORTED, "not now"),
        notices.of(finished(1, Verdict.aborted("not now", ""))));
    assertEquals(result(2, Outcome.PASSED, ""), notices.of(finished(2, Verdict.passed())));
    assertEquals(
        new Notice.Ended(new RunEnd("run-1", true, Map.of(Outcome.PASSED, 1, Outcome.ABORTED, 1))),
        notices.end(true));
  }

  @Test
  void remembersTestsThatHaveVerdictsMoreThanOnce() {
    NoticeMaker repeated = new NoticeMaker("run-1", true);
    repeated.of(new RunEvent.TestPlanned(1, TEST));
    repeated.of(finished(1, Verdict.passed()));
    assertEquals(result(2, Outcome.PASSED, ""), repeated.of(finished(2, Verdict.passed())));
  }

  @Test
  void knowsTestsOfAnEarlierProcessButDoesNotCountThem() {
    notices.learn(new RunEvent.TestPlanned(1, TEST));
    notices.learn(new RunEvent.TestPlanned(2, TEST));
    notices.learn(new RunEvent.AttemptFinished(2, 1, Verdict.passed(), SOME));
    assertEquals(
        result(1, Outcome.ABORTED, "no"), notices.of(finished(1, Verdict.aborted("no", ""))));
    assertEquals(
        new Notice.Ended(new RunEnd("run-1", false, Map.of(Outcome.ABORTED, 1))),
        notices.end(false));
  }

  @Test
  void forgetsATestThatHasItsVerdict() {
    notices.of(new RunEvent.TestPlanned(1, TEST));
    notices.of(finished(1, Verdict.passed()));
    assertEquals(Optional.empty(), notices.of(finished(1, Verdict.passed())));
  }
}
