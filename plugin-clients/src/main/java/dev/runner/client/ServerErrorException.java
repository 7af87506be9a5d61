package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Tells that the service failed: a status from 500 to 599 that has a class here.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public abstract sealed class ServerErrorException extends StatusException {

  private static final long serialVersionUID = 1L;

  ServerErrorException(RestResponse response, String expected) {
    super(response, expected);
  }

  /**
   * Status 500: the service failed.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class InternalServerError extends ServerErrorException {
    private static final long serialVersionUID = 1L;

    InternalServerError(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 501: the service cannot do this at all.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class NotImplemented extends ServerErrorException {
    private static final long serialVersionUID = 1L;

    NotImplemented(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 502: what is behind the service failed.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class BadGateway extends ServerErrorException {
    private static final long serialVersionUID = 1L;

    BadGateway(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 503: the service is not there at the moment.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class ServiceUnavailable extends ServerErrorException {
    private static final long serialVersionUID = 1L;

    ServiceUnavailable(RestResponse response, String expected) {
      super(response, expected);
    }
  }

  /**
   * Status 504: what is behind the service did not answer in time.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class GatewayTimeout extends ServerErrorException {
    private static final long serialVersionUID = 1L;

    GatewayTimeout(RestResponse response, String expected) {
      super(response, expected);
    }
  }
}
