package dev.runner.core.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Says what went wrong with one SQLite file. */
final class SqliteFailures extends Failures {

  /** The primary code is the low byte; the rest says where in SQLite it came up. */
  private static final int PRIMARY_CODE = 0xff;

  private final Path file;
  private final int busySeconds;

  SqliteFailures(Path file, int busySeconds) {
    super(file.toString());
    this.file = file;
    this.busySeconds = busySeconds;
  }

  @Override
  String other() {
    return "name another file";
  }

  @Override
  String problem(SQLException cause) {
    return switch (code(cause)) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "is locked by %s for more than %d s"
              .formatted(LockHolder.of(file).orElse("another process"), busySeconds);
      case SQLITE_FULL -> "cannot grow";
      case SQLITE_NOTADB -> "is no SQLite database";
      case SQLITE_CORRUPT -> "is damaged";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> "cannot be opened for writing";
      default -> "failed";
    };
  }

  @Override
  String nextStep(SQLException cause) {
    return switch (code(cause)) {
      case SQLITE_BUSY, SQLITE_LOCKED -> "end the process that holds it, or try again later";
      case SQLITE_FULL -> "free space on its disk and try again";
      case SQLITE_NOTADB, SQLITE_CORRUPT -> "move it away, or put back a backup of it";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
          "check who may write to it and its folder, or name another file";
      default -> "check its disk, or name another file";
    };
  }

  private static SQLiteErrorCode code(SQLException cause) {
    return SQLiteErrorCode.getErrorCode(cause.getErrorCode() & PRIMARY_CODE);
  }
}
