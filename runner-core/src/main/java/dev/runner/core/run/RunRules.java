package dev.runner.core.run;

import dev.runner.core.config.Sharing;
import dev.runner.core.config.TimeLimits;

/**
 * What holds for all tests of a run.
 *
 * @param limits how long things may take
 * @param sharing what tests share
 */
record RunRules(TimeLimits limits, Sharing sharing) {

  /** Returns these rules with other limits. */
  RunRules limited(TimeLimits other) {
    return new RunRules(other, sharing);
  }
}
