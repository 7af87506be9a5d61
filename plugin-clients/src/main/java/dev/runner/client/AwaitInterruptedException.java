package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that the thread was interrupted while it waited for something to become true; it still is
 * interrupted.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class AwaitInterruptedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AwaitInterruptedException(String message, Throwable cause) {
    super(message, cause);
  }
}
