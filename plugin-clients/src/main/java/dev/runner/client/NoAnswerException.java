package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that there was no answer: no connection, one that broke, or a time limit that ended.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class NoAnswerException extends RestException {

  private static final long serialVersionUID = 1L;

  /** Whether it was a limit. */
  private final boolean late;

  NoAnswerException(Request request, String problem, Throwable cause, boolean late) {
    super(
        request,
        "%s '%s' had no answer: %s".formatted(request.method(), request.uri(), problem),
        problem);
    initCause(cause);
    this.late = late;
  }

  /**
   * Tells whether a time limit ended.
   *
   * @return whether it was one of the client, of connecting, of a request or of the whole call
   */
  public boolean isTimeout() {
    return late;
  }
}
