package dev.runner.sample.inventory;

/** Tells that the service answered a request with another status than the expected one. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The HTTP status. */
  private final int status;

  RefusedException(int status, String reason) {
    super("The inventory service answered with status " + status + ": " + reason);
    this.status = status;
  }

  /**
   * Returns how the service answered.
   *
   * @return an HTTP status
   */
  public int status() {
    return status;
  }
}
