package dev.runner.core.install;

/** Tells why a plugin cannot be had from where it is said to be, and what to do. */
public final class FetchException extends Exception {

  private static final long serialVersionUID = 1L;

  FetchException(String message) {
    super(message);
  }

  FetchException(String message, Throwable cause) {
    super(message, cause);
  }
}
