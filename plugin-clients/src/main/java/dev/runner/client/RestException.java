package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that a call did not end as was expected. Its text names method, URI and what happened, with
 * secrets as {@code ***}.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public abstract sealed class RestException extends RuntimeException
    permits CallInterruptedException,
        InvalidResponseException,
        NoAnswerException,
        SchemaException,
        StatusException,
        UnexpectedContentTypeException {

  private static final long serialVersionUID = 1L;

  /** The method of the request. */
  private final String method;

  /** Where it went, redacted. */
  private final String uri;

  /** Why there was no answer, in short; empty text if there was one. */
  private final String problem;

  RestException(Request request, String message) {
    this(request, message, "");
  }

  RestException(Request request, String message, String problem) {
    super(message);
    this.problem = problem;
    setStackTrace(Frames.ofCaller(getStackTrace()));
    this.method = request.method();
    this.uri = request.uri();
  }

  /** Returns why there was no answer, without the request. */
  String problem() {
    return problem;
  }

  /**
   * Returns what was to be done.
   *
   * @return the method of HTTP
   */
  public String method() {
    return method;
  }

  /**
   * Returns where the request went.
   *
   * @return the URI, with secrets as {@code ***}
   */
  public String uri() {
    return uri;
  }
}
