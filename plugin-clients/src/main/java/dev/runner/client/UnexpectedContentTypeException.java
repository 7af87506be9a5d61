package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that a body is of another type than the expected one.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class UnexpectedContentTypeException extends RestException {

  private static final long serialVersionUID = 1L;

  UnexpectedContentTypeException(RestResponse response, String expected) {
    super(
        response.request(),
        "%s '%s' was answered with a body of type '%s' (expected '%s')%s"
            .formatted(
                response.request().method(),
                response.request().uri(),
                response.contentType(),
                expected,
                response.excerpt()));
  }
}
