package dev.runner.core.retry;

import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a test runs again that fails.
 *
 * @param count how many further attempts it has, at most
 * @param backoff how long the first of them waits; each later one waits twice as long as the one
 *     before
 * @param longest the longest wait
 * @param crashed whether a test runs again that ended its fork
 * @param timedOut whether one runs again that took too long
 */
public record RetryRule(
    int count, Duration backoff, Duration longest, boolean crashed, boolean timedOut) {

  /** The most that can be asked for. */
  public static final int MOST = 10;

  /** A test that has ended its fork as often is not tried again. */
  public static final int DEATHS = 3;

  /** No further attempt. */
  public static final RetryRule NEVER = new RetryRule(0, Duration.ZERO, Duration.ZERO, true, true);

  /** Returns this rule with another number of attempts. */
  RetryRule times(int attempts) {
    return new RetryRule(attempts, backoff, longest, crashed, timedOut);
  }

  /** Returns this rule with another wait. */
  RetryRule waiting(Duration first) {
    return new RetryRule(count, first, longest, crashed, timedOut);
  }

  /**
   * Tells whether a test runs again.
   *
   * @param verdict the newest verdict on it
   * @param failures how often it has failed by now
   * @param deaths how often it has ended its fork by now
   */
  public boolean allows(Verdict verdict, int failures, int deaths) {
    return verdict.outcome().isFailure()
        && failures <= count
        && deaths < DEATHS
        && (crashed || !isDeath(verdict))
        && (timedOut || !isCause(verdict, Cause.TIMED_OUT));
  }

  /** Returns how long the attempt after some failures waits. */
  public Duration pause(int failures) {
    Duration pause = backoff;
    for (int i = 1; i < failures && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  /** Tells whether a verdict says that a test ended its fork. */
  public static boolean isDeath(Verdict verdict) {
    return isCause(verdict, Cause.CRASHED) || isCause(verdict, Cause.OUT_OF_MEMORY);
  }

  private static boolean isCause(Verdict verdict, Cause cause) {
    return verdict.cause().equals(Optional.of(cause));
  }
}
