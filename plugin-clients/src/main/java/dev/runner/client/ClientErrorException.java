package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that the service takes the request for wrong: a status from 400 to 499 that has a class
 * here.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public abstract sealed class ClientErrorException extends StatusException {

  private static final long serialVersionUID = 1L;

  ClientErrorException(RestResponse response, String expected) {
    super(response, expected);
  }

  /**
   * Status 400: the service does not take the request.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class BadRequest extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    BadRequest(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 401: the service does not know who asks.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class Unauthorized extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    Unauthorized(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 403: who asks may not do this.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class Forbidden extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    Forbidden(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 404: there is no such thing.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class NotFound extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    NotFound(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 405: this cannot be done with that.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class MethodNotAllowed extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    MethodNotAllowed(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 406: the service has no answer of the type that was asked for.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class NotAcceptable extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    NotAcceptable(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 408: the request took too long to arrive.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class RequestTimeout extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    RequestTimeout(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 409: something else stands against it.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class Conflict extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    Conflict(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 410: the thing was there, and is no more.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class Gone extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    Gone(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 412: a condition of the request does not hold.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class PreconditionFailed extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    PreconditionFailed(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 413: the request is too large, or over a limit.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class ContentTooLarge extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    ContentTooLarge(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 415: the service does not read the type of the body.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class UnsupportedMediaType extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    UnsupportedMediaType(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 422: the body can be read, but means nothing that can be done.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class UnprocessableContent extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    UnprocessableContent(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 429: the service is asked too often.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class TooManyRequests extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    TooManyRequests(RestResponse response, String expected) {
      super(response, expected);
    }
  }
}
