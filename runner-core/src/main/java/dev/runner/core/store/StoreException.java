package dev.runner.core.store;

import org.jspecify.annotations.Nullable;

/**
 * Tells that a store cannot be opened, read or written.
 *
 * <p>The message names the store and what to do next.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(String store, String problem, String nextStep, @Nullable Throwable cause) {
    super("Results store '" + store + "' " + problem + "; " + nextStep, cause);
  }
}
