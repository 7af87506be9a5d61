package dev.runner.core.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Says what went wrong with one SQLite file, and what to do about it. */
final class Failures {

  /** The primary code is the low byte; the rest says where in SQLite it came up. */
  private static final int PRIMARY_CODE = 0xff;

  private final Path file;

  Failures(Path file) {
    this.file = file;
  }

  /** Returns an exception about a failure of the database. */
  StoreException of(SQLException cause) {
    int code = cause.getErrorCode() & PRIMARY_CODE;
    String problem = problem(code) + " (" + cause.getMessage() + ")";
    return new StoreException(file, problem, nextStep(code), cause);
  }

  /** Returns an exception about contents that do not fit. */
  StoreException of(String problem, String nextStep) {
    return new StoreException(file, problem, nextStep, null);
  }

  /** Returns an exception about a failure of the file system. */
  StoreException of(String problem, String nextStep, Exception cause) {
    return new StoreException(file, problem + " (" + cause + ")", nextStep, cause);
  }

  private static String problem(int code) {
    return switch (SQLiteErrorCode.getErrorCode(code)) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "is locked by another process for more than " + SqliteConnection.BUSY_SECONDS + " s";
      case SQLITE_FULL -> "cannot grow";
      case SQLITE_NOTADB -> "is no SQLite database";
      case SQLITE_CORRUPT -> "is damaged";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> "cannot be opened for writing";
      default -> "failed";
    };
  }

  private static String nextStep(int code) {
    return switch (SQLiteErrorCode.getErrorCode(code)) {
      case SQLITE_BUSY, SQLITE_LOCKED -> "end the process that holds it, or try again later";
      case SQLITE_FULL -> "free space on its disk and try again";
      case SQLITE_NOTADB, SQLITE_CORRUPT -> "move it away, or put back a backup of it";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
          "check who may write to it and its folder, or name another file";
      default -> "check its disk, or name another file";
    };
  }
}
