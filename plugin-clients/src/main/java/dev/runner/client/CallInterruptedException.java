package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that the thread was interrupted while it waited for an answer, for a retry or for a
 * condition; it still is interrupted.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class CallInterruptedException extends RestException {

  private static final long serialVersionUID = 1L;

  CallInterruptedException(Request request, InterruptedException cause) {
    super(
        request,
        "Interrupted during %s '%s'".formatted(request.method(), request.uri()),
        "interrupted");
    initCause(cause);
  }
}
