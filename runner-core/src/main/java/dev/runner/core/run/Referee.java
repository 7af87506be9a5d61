package dev.runner.core.run;

import dev.runner.core.fork.Fork;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.ToFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.retry.FailurePolicy;
import dev.runner.core.retry.RetryRule;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Says for a whole run what a verdict means for it. Safe for several threads. */
final class Referee {

  private final FailurePolicy policy;
  private final Cancellation cancellation;
  private final AtomicInteger flaky = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  /**
   * Creates one.
   *
   * @param policy what is done about tests that fail
   * @param cancellation ends the run at a failure
   * @param flakyBefore how many tests were flaky before the run was resumed
   */
  Referee(FailurePolicy policy, Cancellation cancellation, int flakyBefore) {
    this.policy = policy;
    this.cancellation = cancellation;
    flaky.set(flakyBefore);
  }

  /** Returns one that knows no rules. */
  static Referee lenient() {
    return new Referee(FailurePolicy.NONE, new Cancellation(), 0);
  }

  /** Returns how often a test may run again. */
  RetryRule rule(TestDescription test) {
    return policy.retry().rule(test);
  }

  /**
   * Takes a verdict after which a test does not run again.
   *
   * @param failures how many of its attempts failed
   * @return what is to be said of the consequences
   */
  Optional<Issue> settled(Verdict verdict, int failures) {
    if (verdict.outcome() == Outcome.PASSED && failures > 0) {
      flaky.incrementAndGet();
    }
    int failedNow = verdict.outcome().isFailure() ? failed.incrementAndGet() : 0;
    if (failedNow > 0 && failedNow == policy.failFast().orElse(0)) {
      cancellation.request(CancelReason.FAILED_FAST);
      return Optional.of(Deaths.failedFast(policy.failFast().getAsInt()));
    }
    return Optional.empty();
  }

  /** Lets a fork go on that has told of a failure and waits, unless the run has ended by that. */
  void answer(Fork fork, FromFork message) {
    if (policy.stopsAtFailures()
        && message instanceof FromFork.NodeFinished finished
        && finished.verdict().outcome().isFailure()) {
      fork.send(new ToFork.GoOn());
    }
  }

  /** Returns how many tests have failed and do not run again. */
  int failed() {
    return failed.get();
  }

  /** Returns how many tests are flaky by now, if that makes a run fail; else 0. */
  int flakyFailures() {
    return policy.flakyFails() ? flaky.get() : 0;
  }
}
