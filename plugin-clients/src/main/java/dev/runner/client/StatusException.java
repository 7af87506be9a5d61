package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that a service answered with a status that was not expected; there is a class for each
 * status that tests usually ask about.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public abstract sealed class StatusException extends RestException
    permits ClientErrorException, ServerErrorException, UnexpectedStatusException {

  private static final long serialVersionUID = 1L;

  /** The answer. */
  private final transient RestResponse response;

  StatusException(RestResponse response, String expected) {
    super(
        response.request(),
        "%s '%s' was answered with %d (expected %s)%s"
            .formatted(
                response.request().method(),
                response.request().uri(),
                response.status(),
                expected,
                response.excerpt()));
    this.response = response;
  }

  /**
   * Returns the status.
   *
   * @return an HTTP status
   */
  public int status() {
    return response.status();
  }

  /**
   * Returns the answer.
   *
   * @return the answer with all that it holds, not redacted
   */
  public RestResponse response() {
    return response;
  }
}
