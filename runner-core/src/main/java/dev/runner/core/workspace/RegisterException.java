package dev.runner.core.workspace;

/** Tells that something cannot be done with registered workspaces, in one sentence for the user. */
public final class RegisterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RegisterException(String message) {
    super(message);
  }

  RegisterException(String message, Throwable cause) {
    super(message, cause);
  }
}
