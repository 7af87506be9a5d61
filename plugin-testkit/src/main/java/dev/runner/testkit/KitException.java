package dev.runner.testkit;

/** Tells why nothing can be checked, and what to do about it. */
final class KitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KitException(String message) {
    super(message);
  }

  KitException(String message, Throwable cause) {
    super(message, cause);
  }
}
