package dev.runner.core.store;

import org.jspecify.annotations.Nullable;

/**
 * Tells that a store cannot be opened, read or written.
 *
 * <p>The message names the store and what to do next.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean passing;

  StoreException(String store, String problem, String nextStep, @Nullable Throwable cause) {
    this("Results store '" + store + "' " + problem + "; " + nextStep, cause, false);
  }

  private StoreException(String message, @Nullable Throwable cause, boolean passing) {
    super(message, cause);
    this.passing = passing;
  }

  /** Returns this about something that may be over in seconds. */
  StoreException ifPassing(boolean may) {
    return may ? new StoreException(getMessage(), getCause(), true) : this;
  }

  /** Tells whether it may help to try again in some seconds. */
  public boolean isPassing() {
    return passing;
  }
}
