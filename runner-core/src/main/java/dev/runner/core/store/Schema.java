package dev.runner.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a file to the newest schema by numbered scripts, each in a transaction.
 *
 * <p>An old file is backed up first, beside itself. A file lock keeps other processes from doing
 * the same at the same time; SQLite's own locks do not cover switching to the write-ahead log.
 */
final class Schema {

  private final List<String> scripts;

  /**
   * Creates a schema.
   *
   * @param scripts resources beside this class; the first makes version 1 out of nothing, each
   *     other one the next version
   */
  Schema(List<String> scripts) {
    this.scripts = List.copyOf(scripts);
  }

  /** Returns the schema of this version of Runner. */
  static Schema newest() {
    return new Schema(
        List.of(
            "sqlite/V1__runs_and_results.sql",
            "sqlite/V2__outside_tests_and_published.sql",
            "sqlite/V3__slow_attempts.sql",
            "sqlite/V4__failures.sql",
            "sqlite/V5__shards_and_merged_runs.sql",
            "sqlite/V6__known_issues.sql",
            "sqlite/V7__places_of_runs.sql",
            "sqlite/V8__exports.sql"));
  }

  /** Returns this schema with one more script. */
  Schema and(String script) {
    List<String> more = new ArrayList<>(scripts);
    more.add(script);
    return new Schema(more);
  }

  /** Returns the number of its version. */
  int version() {
    return scripts.size();
  }

  /** Migrates a file if need be, and refuses one that is newer or no results store. */
  void bring(Path file, Statements statements, Failures failures) throws SQLException {
    if (isNewest(statements, failures)) {
      return;
    }
    synchronized (Schema.class) {
      try (FileChannel channel = FileChannel.open(beside(file, ".lock"), lockOptions());
          FileLock lock = channel.lock()) {
        assert lock.isValid();
        if (!isNewest(statements, failures)) {
          refuseForeign(statements, failures);
          migrate(file, statements, version(statements));
        }
      } catch (IOException | UncheckedIOException e) {
        throw failures.of(
            "cannot be migrated", "check who may write to it and its folder and its disk", e);
      }
    }
  }

  private boolean isNewest(Statements statements, Failures failures) throws SQLException {
    int version = version(statements);
    if (version > scripts.size()) {
      throw failures.of(
          "has schema " + version + ", and this Runner knows schemas up to " + scripts.size(),
          "use the newer Runner that wrote it, or name another file");
    }
    return version == scripts.size();
  }

  /** Asked under the lock only: between two questions, another process may have made the tables. */
  private static void refuseForeign(Statements statements, Failures failures) throws SQLException {
    if (version(statements) == 0 && tables(statements, "%") > 0) {
      throw failures.of(
          "is a database of something else", "name another file for the results store");
    }
  }

  private void migrate(Path file, Statements statements, int from)
      throws SQLException, IOException {
    if (from == 0) {
      // Kept in the file, so later connections need not ask for it.
      statements.execute("pragma journal_mode = wal");
    } else {
      backUp(file, statements, from);
    }
    for (int version = from + 1; version <= scripts.size(); version++) {
      String script = scripts.get(version - 1);
      int number = version;
      new Transaction(statements).run(() -> apply(statements, script, number));
    }
  }

  private static void backUp(Path file, Statements statements, int version)
      throws SQLException, IOException {
    Path unfinished = beside(file, ".backup.tmp");
    Files.deleteIfExists(unfinished);
    statements.kept("vacuum into ?").text(unfinished.toString()).update();
    Files.move(
        unfinished, beside(file, ".v" + version + ".backup"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void apply(Statements statements, String script, int version) throws SQLException {
    statements.execute(
        "create table if not exists schema_version"
            + " (version integer primary key, script text not null, applied_at bigint not null)");
    for (String statement : new SqlScript(script).statements()) {
      statements.execute(statement);
    }
    statements
        .kept("insert into schema_version (version, script, applied_at) values (?, ?, ?)")
        .number(version)
        .text(script)
        .number(System.currentTimeMillis())
        .update();
  }

  private static int version(Statements statements) throws SQLException {
    if (tables(statements, "schema_version") == 0) {
      return 0;
    }
    return number(statements.kept("select coalesce(max(version), 0) from schema_version"));
  }

  private static int tables(Statements statements, String pattern) throws SQLException {
    return number(
        statements
            .kept("select count(*) from sqlite_master where type = 'table' and name like ?")
            .text(pattern));
  }

  private static int number(Bound query) throws SQLException {
    try (ResultSet rows = query.query()) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static StandardOpenOption[] lockOptions() {
    return new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
  }
}
