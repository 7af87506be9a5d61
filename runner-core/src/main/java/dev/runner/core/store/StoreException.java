package dev.runner.core.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells that a store cannot be opened, read or written.
 *
 * <p>The message names the file and what to do next.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(Path file, String problem, String nextStep, @Nullable Throwable cause) {
    super("Results store '" + file + "' " + problem + "; " + nextStep, cause);
  }
}
