package dev.runner.core.run;

/** Thrown when a run cannot be merged; its message says why and what to do. */
public final class MergeException extends Exception {

  private static final long serialVersionUID = 1L;

  MergeException(String message) {
    super(message);
  }

  MergeException(String message, Throwable cause) {
    super(message, cause);
  }
}
