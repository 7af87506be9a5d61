package dev.runner.core.store;

import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads which tests have known issues, and how they did with them. */
final class KnownIssueQueries {

  private static final String QUERY =
      """
      with history as (
        select h.issue as issue, a.identity as identity, count(*) as runs,
          max(case when a.outcome in ('FAILED', 'ERROR') then coalesce(a.started_at, r.started_at)
            end) as failed_at,
          max(case when a.outcome = 'PASSED' then coalesce(a.started_at, r.started_at)
            end) as passed_at
        from known_issue h
        cross join attempt a -- in this order: there are few issues and many attempts
        join run r on r.number = h.run
        where a.run = h.run and a.number = h.number and a.last = 1 and a.outcome <> 'NOT_RUN'
        group by h.issue, a.identity)
      select %s, run.id, k.issue, k.mode, k.reason, k.link, history.runs, history.failed_at,
        history.passed_at
      from latest
      join known_issue k on k.run = latest.run and k.number = latest.number
      join run on run.number = latest.run
      join attempt on attempt.run = latest.run and attempt.number = latest.number
        and attempt.attempt = latest.attempt
      join test on test.id = attempt.test
      join history on history.issue = k.issue and history.identity = latest.identity
      order by k.issue, attempt.plugin, test.class_name, test.name, latest.identity"""
          .formatted(StoredTestRow.COLUMNS);

  private final Statements statements;

  KnownIssueQueries(Statements statements) {
    this.statements = statements;
  }

  /** Returns the tests, ordered by issue, plugin, class and name. */
  List<KnownTest> tests() throws SQLException {
    List<KnownTest> tests = new ArrayList<>();
    try (ResultSet rows = statements.kept(QUERY).query()) {
      while (rows.next()) {
        tests.add(test(rows, StoredTestRow.WIDTH));
      }
    }
    return tests;
  }

  private static KnownTest test(ResultSet row, int before) throws SQLException {
    return new KnownTest(
        new KnownIssue(
            row.getString(before + 2),
            KnownIssue.Mode.valueOf(row.getString(before + 3)),
            row.getString(before + 4),
            row.getString(before + 5)),
        RunId.parse(row.getString(before + 1)),
        StoredTestRow.test(row),
        row.getInt(before + 6),
        Column.number(row, before + 7).map(Instant::ofEpochMilli),
        Column.number(row, before + 8).map(Instant::ofEpochMilli));
  }
}
