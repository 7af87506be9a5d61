package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.result.Verdict;
import dev.runner.core.retry.Quarantine;
import dev.runner.core.retry.RetryRule;
import java.util.Optional;

/** A test of a portion, as the run knows it. */
final class PlannedTest {

  final int number;
  final RetryRule rule;
  int attempt;
  boolean running;
  boolean decided;
  boolean muted;
  int failures;
  int deaths;
  Optional<Verdict> suspicion = Optional.empty();

  PlannedTest(int number, RetryRule rule) {
    this.number = number;
    this.rule = rule;
  }

  /** Goes on with a test of which something is recorded. */
  PlannedTest(EarlierTests.Test earlier, RetryRule rule) {
    this(earlier.number(), rule);
    this.failures = earlier.failures();
    this.deaths = earlier.deaths();
    this.attempt = earlier.attempts();
    this.decided = earlier.isDecided();
  }

  /** Says that its failure does not count. */
  RunEvent quarantined(Quarantine.Entry entry) {
    return new RunEvent.TestQuarantined(
        number, entry.owner(), entry.reason(), entry.expires().toString());
  }

  /** Counts a verdict. */
  void count(Verdict verdict) {
    failures += verdict.outcome().isFailure() ? 1 : 0;
    deaths += RetryRule.isDeath(verdict) ? 1 : 0;
  }
}
