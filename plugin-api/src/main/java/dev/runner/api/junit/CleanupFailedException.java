package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that a clean-up action threw; the failures of further actions are suppressed in it.
 *
 * <p>The runner does not take it for the failure of the test that it follows: it reports it beside
 * the test's own verdict. Elsewhere it fails the test or class, or is suppressed in what failed
 * before.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class CleanupFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What was to be done. */
  private final String action;

  CleanupFailedException(String action, Throwable cause) {
    // Without a stack trace: only that of the cause says anything.
    super("Clean-up failed: " + action + ": " + ThrowableText.of(cause), cause, true, false);
    this.action = action;
  }

  /**
   * Returns which action threw.
   *
   * @return its description
   */
  public String action() {
    return action;
  }
}
