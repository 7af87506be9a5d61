package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that a clean-up action threw; the failures of further actions are suppressed in it.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class CleanupFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  CleanupFailedException(String description, Throwable cause) {
    super("Clean-up failed: " + description + ": " + cause, cause);
  }
}
