package dev.runner.core.run;

import dev.runner.core.result.TestDescription;
import dev.runner.core.retry.FailurePolicy;
import dev.runner.core.retry.RetryRule;
import java.util.concurrent.atomic.AtomicInteger;

/** Says for a whole run what a verdict means for it. Safe for several threads. */
final class Referee {

  private final FailurePolicy policy;
  private final AtomicInteger flaky = new AtomicInteger();

  /**
   * Creates one.
   *
   * @param policy what is done about tests that fail
   * @param flakyBefore how many tests were flaky before the run was resumed
   */
  Referee(FailurePolicy policy, int flakyBefore) {
    this.policy = policy;
    flaky.set(flakyBefore);
  }

  /** Returns one that knows no rules. */
  static Referee lenient() {
    return new Referee(FailurePolicy.NONE, 0);
  }

  /** Returns how often a test may run again. */
  RetryRule rule(TestDescription test) {
    return policy.retry().rule(test);
  }

  /** Takes note of a test that passed after an attempt that did not. */
  void flaky() {
    flaky.incrementAndGet();
  }

  /** Returns how many tests are flaky by now, if that makes a run fail; else 0. */
  int flakyFailures() {
    return policy.flakyFails() ? flaky.get() : 0;
  }
}
