package dev.runner.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** One SQLite file on a local disk. */
final class SqliteDatabase implements Database {

  /** Fifty runs that end at the same time on a loaded machine write one after the other. */
  static final int BUSY_SECONDS = 60;

  /** Negative numbers count KiB. The default of 2 MB is too small for batches of many tests. */
  private static final int CACHE_KIB = -16_000;

  private final Path file;
  private final int busySeconds;
  private final Failures failures;
  private Optional<Object> opened = Optional.empty();

  SqliteDatabase(Path file) {
    this(file, BUSY_SECONDS);
  }

  /**
   * Creates it.
   *
   * @param busySeconds how long others are waited for that hold a lock
   */
  SqliteDatabase(Path file, int busySeconds) {
    this.file = file;
    this.busySeconds = busySeconds;
    this.failures = new SqliteFailures(file, busySeconds);
  }

  @Override
  public Optional<String> home() {
    return Optional.empty();
  }

  /** Opens the file; makes it and its folders if absent. */
  @Override
  public Connection connect() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(busySeconds * 1000);
    config.setSynchronous(SynchronousMode.NORMAL);
    config.setCacheSize(CACHE_KIB);
    config.setGetGeneratedKeys(false); // it would leave a query open after each insert
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      // As a URI, because the driver reads what follows a question mark in a path as options.
      Connection connection =
          config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri());
      opened = identity();
      return connection;
    } catch (IOException e) {
      throw failures.of("has no folder", "make its folder, or name another file", e);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  @Override
  public Failures failures() {
    return failures;
  }

  /**
   * The write lock is taken at once and waited for. Were it taken at the first write only, SQLite
   * could not wait: what was read before might be out of date by then.
   */
  @Override
  public void begin(Statements statements) throws SQLException {
    statements.execute("begin immediate");
  }

  /**
   * Syncing the log once syncs all that it holds. Whoever deletes an open file does not keep others
   * from writing to it.
   */
  @Override
  public void lasting(Statements statements, Transaction.Work work) throws SQLException {
    statements.execute("pragma synchronous = full");
    try {
      new Transaction(statements).run(work);
    } finally {
      statements.execute("pragma synchronous = normal");
    }
    if (!identity().equals(opened)) {
      throw failures.of("was moved or deleted while it was open", "leave it where it is");
    }
  }

  /** Returns what tells the file from another one of the same name; empty if there is none. */
  private Optional<Object> identity() {
    try {
      return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public String translated(String statement) {
    return statement;
  }

  @Override
  public String tables() {
    return "select count(*) from sqlite_master where type = 'table' and name like ?";
  }

  /** A file lock, because SQLite's own do not cover switching to the write-ahead log. */
  @Override
  public void migrating(Statements statements, Migration work) throws SQLException, IOException {
    synchronized (SqliteDatabase.class) {
      try (FileChannel channel = FileChannel.open(beside(".lock"), lockOptions());
          FileLock lock = channel.lock()) {
        assert lock.isValid();
        work.run();
      }
    }
  }

  /** Backs the file up, beside itself. */
  @Override
  public void prepare(Statements statements, int version) throws SQLException, IOException {
    if (version == 0) {
      // Kept in the file, so later connections need not ask for it.
      statements.execute("pragma journal_mode = wal");
      return;
    }
    Path unfinished = beside(".backup.tmp");
    Files.deleteIfExists(unfinished);
    statements.kept("vacuum into ?").text(unfinished.toString()).update();
    Files.move(unfinished, beside(".v" + version + ".backup"), StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void script(Statements statements, Transaction.Work work) throws SQLException {
    new Transaction(statements).run(work);
  }

  /** Rows come one by one as it is. */
  @Override
  public Statements reader(Statements statements) {
    return statements;
  }

  @Override
  public long size() {
    return file.toFile().length() + beside("-wal").toFile().length();
  }

  @Override
  public void compact(Statements statements) throws SQLException {
    statements.execute("vacuum");
    statements.execute("pragma wal_checkpoint(truncate)");
  }

  private Path beside(String suffix) {
    Path absolute = file.toAbsolutePath();
    return absolute.resolveSibling(absolute.getFileName() + suffix);
  }

  private static StandardOpenOption[] lockOptions() {
    return new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
  }
}
