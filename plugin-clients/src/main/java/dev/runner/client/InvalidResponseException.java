package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that an answer breaks a rule of HTTP: a body where none may be, or one without a type.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class InvalidResponseException extends RestException {

  private static final long serialVersionUID = 1L;

  InvalidResponseException(Request request, int status, String problem) {
    super(
        request,
        "%s '%s' was answered with %d, %s"
            .formatted(request.method(), request.uri(), status, problem));
  }
}
