package dev.runner.core.wire;

/** Tells that bytes are no message: cut off, damaged, out of order, or of another version. */
public final class WireException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WireException(String message) {
    super(message);
  }

  public WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
