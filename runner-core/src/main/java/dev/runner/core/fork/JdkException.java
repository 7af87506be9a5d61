package dev.runner.core.fork;

/** Tells that a folder holds no JDK that could run a fork. Its message says why and what to do. */
public final class JdkException extends Exception {

  private static final long serialVersionUID = 1L;

  JdkException(String message) {
    super(message);
  }
}
