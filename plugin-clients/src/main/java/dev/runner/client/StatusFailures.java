package dev.runner.client;

/** Finds the exception of a status. */
final class StatusFailures {

  private StatusFailures() {}

  static StatusException of(RestResponse response, String expected) {
    return switch (response.status()) {
      case 400 -> new ClientErrorException.BadRequest(response, expected);
      case 401 -> new ClientErrorException.Unauthorized(response, expected);
      case 403 -> new ClientErrorException.Forbidden(response, expected);
      case 404 -> new ClientErrorException.NotFound(response, expected);
      case 405 -> new ClientErrorException.MethodNotAllowed(response, expected);
      case 406 -> new ClientErrorException.NotAcceptable(response, expected);
      case 408 -> new ClientErrorException.RequestTimeout(response, expected);
      case 409 -> new ClientErrorException.Conflict(response, expected);
      case 410 -> new ClientErrorException.Gone(response, expected);
      case 412 -> new ClientErrorException.PreconditionFailed(response, expected);
      case 413 -> new ClientErrorException.ContentTooLarge(response, expected);
      case 415 -> new ClientErrorException.UnsupportedMediaType(response, expected);
      case 422 -> new ClientErrorException.UnprocessableContent(response, expected);
      case 429 -> new ClientErrorException.TooManyRequests(response, expected);
      case 500 -> new ServerErrorException.InternalServerError(response, expected);
      case 501 -> new ServerErrorException.NotImplemented(response, expected);
      case 502 -> new ServerErrorException.BadGateway(response, expected);
      case 503 -> new ServerErrorException.ServiceUnavailable(response, expected);
      case 504 -> new ServerErrorException.GatewayTimeout(response, expected);
      default -> new UnexpectedStatusException(response, expected);
    };
  }
}
