package dev.runner.core.run;

import dev.runner.core.config.LeftoverRules;
import dev.runner.core.config.Sharing;
import dev.runner.core.config.TimeLimits;
import dev.runner.core.config.TrustRules;
import dev.runner.core.retry.FailurePolicy;

/**
 * What holds for all tests of a run.
 *
 * @param limits how long things may take
 * @param sharing what tests share
 * @param failures what is done about tests that fail
 * @param leftovers what becomes of what tests leave behind
 * @param lending what tests can borrow, and how services of plugins are called
 * @param trust what is asked of plugins
 */
record RunRules(
    TimeLimits limits,
    Sharing sharing,
    FailurePolicy failures,
    LeftoverRules leftovers,
    Lending lending,
    TrustRules trust) {

  /** Returns these rules with other limits. */
  RunRules limited(TimeLimits other) {
    return new RunRules(other, sharing, failures, leftovers, lending, trust);
  }
}
