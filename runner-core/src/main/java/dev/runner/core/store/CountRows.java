package dev.runner.core.store;

import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Counts tests by outcome, each by its last attempt. */
final class CountRows {

  private static final String OF_RUNS =
      "select run, outcome, count(*), sum(flaky), "
          + MutedSql.SUMS
          + """
       from attempt
      where last = 1 and run in (select number from run order by started_at desc, id desc limit ?)
      group by run, outcome""";

  private static final String OF_PLUGINS =
      "select plugin, outcome, count(*), sum(flaky), "
          + MutedSql.SUMS
          + """
       from attempt
      where last = 1 and run = ?
      group by plugin, outcome""";

  private static final String OF_ALL_PLUGINS =
      "select run, plugin, outcome, count(*), sum(flaky), "
          + MutedSql.SUMS
          + """
       from attempt
      where last = 1
      group by run, plugin, outcome""";

  private final Statements statements;

  CountRows(Statements statements) {
    this.statements = statements;
  }

  /** Returns the counts of the newest runs by their number; a run without tests has none. */
  Map<Long, Counts> ofRuns(int limit) throws SQLException {
    Map<Long, Counts> counts = new HashMap<>();
    try (ResultSet rows = statements.kept(OF_RUNS).number(limit).query()) {
      while (rows.next()) {
        counts.merge(rows.getLong(1), read(rows, 2), Counts::plus);
      }
    }
    return counts;
  }

  /** Returns the counts of a run's plugins by their id; a plugin without tests has none. */
  Map<String, Counts> ofPlugins(long run) throws SQLException {
    Map<String, Counts> counts = new HashMap<>();
    try (ResultSet rows = statements.kept(OF_PLUGINS).number(run).query()) {
      while (rows.next()) {
        counts.merge(rows.getString(1), read(rows, 2), Counts::plus);
      }
    }
    return counts;
  }

  /** Returns the counts of the plugins of all runs, by the number of the run and their id. */
  Map<Long, Map<String, Counts>> ofAllPlugins() throws SQLException {
    Map<Long, Map<String, Counts>> counts = new HashMap<>();
    try (ResultSet rows = statements.kept(OF_ALL_PLUGINS).query()) {
      while (rows.next()) {
        counts
            .computeIfAbsent(rows.getLong(1), run -> new HashMap<>())
            .merge(rows.getString(2), read(rows, 3), Counts::plus);
      }
    }
    return counts;
  }

  /** Reads an outcome, the number of its tests, of the flaky ones, and {@link MutedSql#SUMS}. */
  static Counts read(ResultSet row, int column) throws SQLException {
    String outcome = row.getString(column);
    int tests = row.getInt(column + 1);
    Counts counts =
        outcome.equals(AttemptRows.NOT_RUN)
            ? Counts.NONE.plusNotRun(tests)
            : Counts.NONE.plus(Outcome.valueOf(outcome), tests);
    Counts flaky = counts.plusFlaky(row.getInt(column + 2));
    if (outcome.equals(AttemptRows.NOT_RUN)) {
      return flaky;
    }
    Outcome verdict = Outcome.valueOf(outcome);
    return flaky
        .plusQuarantined(verdict, row.getInt(column + 3))
        .plusKnown(verdict, row.getInt(column + 4), row.getInt(column + 5), row.getInt(column + 6));
  }
}
