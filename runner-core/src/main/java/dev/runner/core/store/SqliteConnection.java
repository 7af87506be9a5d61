package dev.runner.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Opens connections to one SQLite file. */
final class SqliteConnection {

  /** Fifty runs that end at the same time on a loaded machine write one after the other. */
  static final int BUSY_SECONDS = 60;

  /** Negative numbers count KiB. The default of 2 MB is too small for batches of many tests. */
  private static final int CACHE_KIB = -16_000;

  private final Path file;
  private final Failures failures;

  SqliteConnection(Path file, Failures failures) {
    this.file = file;
    this.failures = failures;
  }

  /** Opens the file; makes it and its folders if absent. */
  Connection open() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_SECONDS * 1000);
    config.setSynchronous(SynchronousMode.NORMAL);
    config.setCacheSize(CACHE_KIB);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      // As a URI, because the driver reads what follows a question mark in a path as options.
      return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri());
    } catch (IOException e) {
      throw failures.of("has no folder", "make its folder, or name another file", e);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }
}
