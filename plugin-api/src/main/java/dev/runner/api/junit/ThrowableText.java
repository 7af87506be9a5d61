package dev.runner.api.junit;

import java.util.Objects;

/** A throwable as text, whatever its own code does. */
final class ThrowableText {

  private ThrowableText() {}

  /** Returns its class and message. */
  static String of(Throwable throwable) {
    try {
      return throwable.toString();
    } catch (RuntimeException | StackOverflowError e) {
      return throwable.getClass().getName();
    }
  }

  /** Returns its message, or its class if it has none. */
  static String message(Throwable throwable) {
    try {
      return Objects.requireNonNullElse(throwable.getMessage(), throwable.getClass().getName());
    } catch (RuntimeException | StackOverflowError e) {
      return throwable.getClass().getName();
    }
  }
}
