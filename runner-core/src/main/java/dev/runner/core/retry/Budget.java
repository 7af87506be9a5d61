package dev.runner.core.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the tests of one plugin may use up of a run.
 *
 * @param time how long they may keep forks busy; empty for as long as they like
 * @param failures how many of them may fail; empty for all
 */
public record Budget(Optional<Duration> time, OptionalInt failures) {

  /** No bounds. */
  public static final Budget NONE = new Budget(Optional.empty(), OptionalInt.empty());

  /** Tells whether there are no bounds. */
  boolean isNone() {
    return equals(NONE);
  }

  /** Returns this budget with other bounds where they are given. */
  public Budget with(Optional<Duration> otherTime, OptionalInt otherFailures) {
    return new Budget(
            otherTime.isPresent() ? otherTime : time,
            otherFailures.isPresent() ? otherFailures : failures)
        .resolved();
  }

  /** Takes zero for none. */
  private Budget resolved() {
    return new Budget(
        time.filter(limit -> !limit.isZero()),
        failures.orElse(0) == 0 ? OptionalInt.empty() : failures);
  }
}
