package dev.runner.core.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where results are kept.
 *
 * @param file the file of the embedded store, to be resolved against the workspace
 * @param server the server that they are kept on instead
 */
public record StoreSettings(Path file, Optional<StoreServer> server) {

  /** Returns the settings of a store that is a file. */
  public static StoreSettings embedded(Path file) {
    return new StoreSettings(file, Optional.empty());
  }
}
