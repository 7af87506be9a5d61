package dev.runner.exporter.testrail;

/** What TestRail refuses. */
final class ApiError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  ApiError(int status, String error) {
    super(error);
    this.status = status;
  }

  int status() {
    return status;
  }
}
