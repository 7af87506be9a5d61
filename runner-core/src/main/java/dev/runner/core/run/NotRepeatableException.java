package dev.runner.core.run;

/** Says that a recorded run cannot be repeated, for a reason that a person can understand. */
final class NotRepeatableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ExitStatus status;

  NotRepeatableException(ExitStatus status, String reason) {
    super(reason);
    this.status = status;
  }

  /** Returns what it means for the command. */
  ExitStatus status() {
    return status;
  }

  /** Returns the reason; never null. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
