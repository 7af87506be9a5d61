package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that something did not become true in time, and what was seen last. An assertion that
 * failed, so the test is FAILED and no ERROR.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class AwaitException extends AssertionError {

  private static final long serialVersionUID = 1L;

  AwaitException(String message) {
    super(message);
    setStackTrace(Frames.ofCaller(getStackTrace()));
  }
}
