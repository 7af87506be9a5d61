package dev.runner.core.fork;

/** Tells that a fork could not be started, or did not come to talk. */
public final class ForkFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  ForkFailedException(String message) {
    super(message);
  }

  ForkFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
