package dev.runner.core.retry;

import java.util.OptionalInt;

/**
 * What is done about tests that fail.
 *
 * @param retry which of them run again
 * @param flakyFails whether a run fails that has flaky tests
 * @param failFast after how many failed tests no further one starts; empty for never
 */
public record FailurePolicy(RetryPolicy retry, boolean flakyFails, OptionalInt failFast) {

  /** Nothing but counting. */
  public static final FailurePolicy NONE = new FailurePolicy(RetryPolicy.NONE, false);

  /** Creates a policy that stops nothing. */
  public FailurePolicy(RetryPolicy retry, boolean flakyFails) {
    this(retry, flakyFails, OptionalInt.empty());
  }

  /** Returns this policy with what a command line says. */
  public FailurePolicy with(Tries tries) {
    RetryPolicy retries =
        tries.retries().isPresent() ? retry.times(tries.retries().getAsInt()) : retry;
    return new FailurePolicy(retries, flakyFails, tries.failFast());
  }

  /** Tells whether failures can keep other tests from starting. */
  public boolean stopsAtFailures() {
    return failFast.isPresent();
  }
}
