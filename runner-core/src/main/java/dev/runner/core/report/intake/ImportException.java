package dev.runner.core.report.intake;

/** Thrown if a file holds no results that can be read; the message says where and what to do. */
public final class ImportException extends Exception {

  private static final long serialVersionUID = 1L;

  public ImportException(String message) {
    super(message);
  }

  public ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
