package dev.runner.core.run;

/** Tells why a test cannot have a credential. Never leaves the package. */
final class DeclinedException extends Exception {

  private static final long serialVersionUID = 1L;

  DeclinedException(String message) {
    super(message);
  }

  /** Returns the reason. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
