package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that a service answered with a status that was not expected and has no class of its own: of
 * success, of a redirection, or a rare one.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class UnexpectedStatusException extends StatusException {

  private static final long serialVersionUID = 1L;

  UnexpectedStatusException(RestResponse response, String expected) {
    super(response, expected);
  }
}
