package dev.runner.core.store;

import dev.runner.core.result.RunId;
import dev.runner.core.result.TestDescription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads how tests did in one run after the other. */
final class HistoryQueries {

  /** Goes from run to run: a test is found in each by its identity. */
  private static final String RUNS =
      """
      select %s, pick.id, pick.started_at from (
        select r.id as id, r.started_at as started_at, a.run as run, a.number as number,
          a.attempt as attempt
        from run r cross join attempt same cross join attempt a
        where same.run = r.number and same.identity = ? and same.attempt + 0 = 1
          and a.run = same.run and a.number = same.number and a.last = 1
          and r.id not in (select id from merged_part)
        order by r.started_at desc, r.id desc limit ?) pick
      cross join attempt
      join test on test.id = attempt.test
      where attempt.run = pick.run and attempt.number = pick.number
        and attempt.attempt = pick.attempt
      order by pick.started_at desc, pick.id desc"""
          .formatted(StoredTestRow.COLUMNS);

  private final Statements statements;

  HistoryQueries(Statements statements) {
    this.statements = statements;
  }

  /** Returns a history for each test of a name, in the order in which they were first planned. */
  List<TestHistory> named(String name, int limit) throws SQLException {
    List<TestHistory> tests = new ArrayList<>();
    for (Map.Entry<Long, TestDescription> test : new TestNames(statements).named(name).entrySet()) {
      List<TestHistory.Entry> runs = runs(test.getKey(), limit);
      // The name that was asked for may be an old one.
      TestDescription now = runs.isEmpty() ? test.getValue() : runs.get(0).test().description();
      tests.add(new TestHistory(now, runs));
    }
    return tests;
  }

  private List<TestHistory.Entry> runs(long identity, int limit) throws SQLException {
    List<TestHistory.Entry> runs = new ArrayList<>();
    try (ResultSet rows = statements.kept(RUNS).number(identity).number(limit).query()) {
      while (rows.next()) {
        runs.add(
            new TestHistory.Entry(
                RunId.parse(rows.getString(StoredTestRow.WIDTH + 1)),
                Instant.ofEpochMilli(rows.getLong(StoredTestRow.WIDTH + 2)),
                StoredTestRow.test(rows)));
      }
    }
    return runs;
  }
}
