package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.TestDescription;
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
  private boolean muted;
  private boolean unstable;
  private Optional<TestDescription> expected = Optional.empty();
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

  /** Notes what is made of its verdicts: a quarantine, and what is known of it. */
  void judge(TestDescription test, Optional<Quarantine.Entry> quarantine) {
    muted = quarantine.isPresent();
    if (!test.known().isEmpty()) {
      boolean expectsFailure = KnownIssue.expectFailure(test.known());
      unstable = !expectsFailure && KnownIssue.mute(test.known());
      expected = Optional.of(test).filter(known -> expectsFailure && !muted);
      muted |= expectsFailure || unstable;
    }
  }

  /** Returns what is known of it if it is news that it passes; empty for most tests. */
  Optional<TestDescription> expected() {
    return expected;
  }

  /** Tells whether its failure does not count. */
  boolean isMuted() {
    return muted;
  }

  /** Tells whether a verdict on it means nothing for the run. */
  boolean forgives(Verdict verdict) {
    return verdict.outcome().isFailure() ? muted : unstable;
  }

  /** Counts a verdict. */
  void count(Verdict verdict) {
    failures += verdict.outcome().isFailure() ? 1 : 0;
    deaths += RetryRule.isDeath(verdict) ? 1 : 0;
  }
}
