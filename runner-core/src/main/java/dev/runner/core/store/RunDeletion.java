package dev.runner.core.store;

import dev.runner.core.result.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Deletes runs with all that belongs to them. */
final class RunDeletion {

  /** Tables whose rows are of a run, by their column {@code run}; the run itself goes last. */
  private static final List<String> TABLES =
      List.of(
          "attempt",
          "slow_attempt",
          "quarantined_test",
          "known_issue",
          "output",
          "scope_output",
          "report_entry",
          "published_file",
          "issue",
          "run_plugin",
          "shard",
          "merged_part",
          "run_place",
          "plugin_jdk",
          "run_origin",
          "run_label",
          "plugin_use",
          "export");

  private static final String NUMBER = "select number from run where id = ?";

  /**
   * Gives the tests whose newest verdict is gone the newest that is left. Between runs the later
   * one counts, within a run what the run itself says: an attempt that never started is not older.
   */
  private static final String LATEST =
      """
      insert into latest (identity, outcome, at, run, number, attempt)
      select identity, outcome, at, run, number, attempt from (
        select ended.*, row_number() over (
          partition by identity order by run_at desc, run desc, last desc, attempt desc) as place
        from (
          select each.*, max(at) over (partition by identity, run) as run_at
          from (
            select a.identity as identity, a.outcome as outcome, a.run as run, a.number as number,
              a.attempt as attempt, a.last as last,
              coalesce(a.started_at + a.duration / 1000000, r.started_at) as at
            from attempt a join run r on r.number = a.run
            where a.outcome <> 'NOT_RUN' and a.identity in (
              select identity from latest where run not in (select number from run))) each) ended
        ) ranked
      where place = 1
      on conflict (identity) do update set
        outcome = excluded.outcome, at = excluded.at, run = excluded.run,
        number = excluded.number, attempt = excluded.attempt""";

  private static final String FORGET =
      "delete from latest where run not in (select number from run)";

  private static final String UNUSED =
      "delete from test where id in (select id from test except select test from attempt"
          + " except select identity from attempt)";

  private final Statements statements;

  RunDeletion(Statements statements) {
    this.statements = statements;
  }

  /** Deletes runs; returns how many there were. */
  int delete(Collection<RunId> runs) throws SQLException {
    int deleted = 0;
    for (RunId run : runs) {
      deleted += delete(run);
    }
    if (deleted > 0) {
      statements.execute(LATEST);
      statements.execute(FORGET);
      statements.execute(UNUSED);
    }
    return deleted;
  }

  private int delete(RunId run) throws SQLException {
    long number;
    try (ResultSet row = statements.kept(NUMBER).text(run.toString()).query()) {
      if (!row.next()) {
        return 0;
      }
      number = row.getLong(1);
    }
    for (String table : List.of("export_name", "export_item")) {
      statements
          .kept(
              "delete from %s where export in (select number from export where run = ?)"
                  .formatted(table))
          .number(number)
          .update();
    }
    for (String table : TABLES) {
      statements.kept("delete from %s where run = ?".formatted(table)).number(number).update();
    }
    return statements.kept("delete from run where number = ?").number(number).update();
  }
}
