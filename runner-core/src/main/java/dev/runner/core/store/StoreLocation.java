package dev.runner.core.store;

import dev.runner.core.config.StoreServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a results store is.
 *
 * @param file the embedded store's file; not used if there is a server
 * @param nativeLibraryFolder where the embedded store's driver keeps its library
 * @param server the server that the store is on instead
 * @param workspace the id of the workspace whose runs {@code last} means, where others keep theirs
 *     in the same store; empty while it has had none
 */
public record StoreLocation(
    Path file, Path nativeLibraryFolder, Optional<StoreServer> server, Optional<String> workspace) {

  /**
   * Opens the store, which is made or brought up to date if need be.
   *
   * @return the store; the caller closes it
   * @throws StoreException if it cannot be used
   */
  public ResultStore open() {
    return server.isPresent()
        ? PostgresStore.open(server.get(), workspace)
        : SqliteStore.open(file, nativeLibraryFolder);
  }

  /**
   * Opens a store without any run instead of one that is absent; nothing is written.
   *
   * @return the store; the caller closes it
   */
  public ResultStore openEmpty() {
    return SqliteStore.empty(nativeLibraryFolder);
  }

  /** Tells whether it is known, without looking at a server, that there is no store yet. */
  public boolean isAbsent() {
    return server.isEmpty() && !Files.exists(file);
  }

  /** Returns what people call it, without secrets. */
  @Override
  public String toString() {
    return server.map(some -> some.url().toString()).orElse(file.toString());
  }
}
