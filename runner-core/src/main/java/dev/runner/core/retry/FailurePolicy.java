package dev.runner.core.retry;

/**
 * What is done about tests that fail.
 *
 * @param retry which of them run again
 * @param flakyFails whether a run fails that has flaky tests
 */
public record FailurePolicy(RetryPolicy retry, boolean flakyFails) {

  /** Nothing but counting. */
  public static final FailurePolicy NONE = new FailurePolicy(RetryPolicy.NONE, false);

  /** Returns this policy with what a command line says. */
  public FailurePolicy with(Tries tries) {
    return tries.retries().isEmpty()
        ? this
        : new FailurePolicy(retry.times(tries.retries().getAsInt()), flakyFails);
  }
}
