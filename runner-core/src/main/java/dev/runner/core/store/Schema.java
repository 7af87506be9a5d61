package dev.runner.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a store to the newest schema by numbered scripts, the same for all databases.
 *
 * <p>No other process does the same at the same time, and no script is kept in part.
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
            "schema/V1__runs_and_results.sql",
            "schema/V2__outside_tests_and_published.sql",
            "schema/V3__slow_attempts.sql",
            "schema/V4__failures.sql",
            "schema/V5__shards_and_merged_runs.sql",
            "schema/V6__known_issues.sql",
            "schema/V7__places_of_runs.sql",
            "schema/V8__exports.sql",
            "schema/V9__origins_of_runs.sql",
            "schema/V10__questions.sql",
            "schema/V11__exports_of_tasks.sql",
            "schema/V12__faster_questions.sql"));
  }

  /** Returns this schema with one more script. */
  Schema and(String script) {
    List<String> more = new ArrayList<>(scripts);
    more.add(script);
    return new Schema(more);
  }

  /** Returns this schema as it was in an older version. */
  Schema upTo(int version) {
    return new Schema(scripts.subList(0, version));
  }

  /** Returns the number of its version. */
  int version() {
    return scripts.size();
  }

  /** Migrates a store if need be, and refuses one that is newer or no results store. */
  void bring(Statements statements) throws SQLException {
    Failures failures = statements.database().failures();
    if (isNewest(statements, failures)) {
      return;
    }
    try {
      statements
          .database()
          .migrating(
              statements,
              () -> {
                if (!isNewest(statements, failures)) {
                  refuseForeign(statements, failures);
                  migrate(statements, version(statements));
                }
              });
    } catch (IOException | UncheckedIOException e) {
      throw failures.of(
          "cannot be migrated", "check who may write to it and its folder and its disk", e);
    }
  }

  private boolean isNewest(Statements statements, Failures failures) throws SQLException {
    int version = version(statements);
    if (version > scripts.size()) {
      throw failures.of(
          "has schema " + version + ", and this Runner knows schemas up to " + scripts.size(),
          "use the newer Runner that wrote it, or " + failures.other());
    }
    return version == scripts.size();
  }

  /** Asked under the lock only: between two questions, another process may have made the tables. */
  private static void refuseForeign(Statements statements, Failures failures) throws SQLException {
    if (version(statements) == 0 && tables(statements, "%") > 0) {
      throw failures.of(
          "is a database of something else", failures.other() + " for the results store");
    }
  }

  private void migrate(Statements statements, int from) throws SQLException, IOException {
    Database database = statements.database();
    database.prepare(statements, from);
    for (int version = from + 1; version <= scripts.size(); version++) {
      String script = scripts.get(version - 1);
      int number = version;
      database.script(statements, () -> apply(statements, script, number));
    }
  }

  private static void apply(Statements statements, String script, int version) throws SQLException {
    Database database = statements.database();
    statements.execute(
        database.translated(
            "create table if not exists schema_version"
                + " (version integer primary key, script text not null,"
                + " applied_at bigint not null)"));
    for (String statement : new SqlScript(script).statements()) {
      statements.execute(database.translated(statement));
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
    return number(statements.kept(statements.database().tables()).text(pattern));
  }

  private static int number(Bound query) throws SQLException {
    try (ResultSet rows = query.query()) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
