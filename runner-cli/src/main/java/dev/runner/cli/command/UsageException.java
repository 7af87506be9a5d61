package dev.runner.cli.command;

/** Tells that what was asked for cannot be, in one sentence for the user. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
