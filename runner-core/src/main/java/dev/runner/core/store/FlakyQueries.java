package dev.runner.core.store;

import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds tests that pass at one time and fail at another.
 *
 * <p>Only tests that failed at all in the window are looked at, which an index knows. Where one of
 * them stood in a run is asked for each alone, because a join makes PostgreSQL read all attempts.
 */
final class FlakyQueries {

  private static final String QUERY =
      RecentRuns.WITH
          + """
          , suspect as (
            select distinct a.identity as identity from recent cross join attempt a
            where a.run = recent.number%s),
          place as (
            select suspect.identity as identity, recent.number as run, recent.started_at as started_at,
              recent.id as id, (select min(pick.number) from attempt pick
                where pick.run = recent.number and pick.identity = suspect.identity
                  and pick.attempt + 0 = 1) as number
            from recent cross join suspect),
          result as (
            select place.identity as identity, place.run as run, a.attempt as attempt,
              place.started_at as started_at, place.id as id,
              case when a.outcome = 'PASSED' then 0 else 1 end as bad
            from place cross join attempt a
            where a.run = place.run and a.number = place.number
              and a.outcome in ('PASSED', 'FAILED', 'ERROR')),
          pair as (
            select identity, run, bad, lag(bad) over earlier as bad_before,
              lag(run) over earlier as run_before
            from result
            window earlier as (partition by identity order by started_at, id, attempt)),
          summed as (
            select identity, count(distinct run) as runs, count(*) as results,
              sum(bad) as failures,
              sum(case when bad <> bad_before then 1 else 0 end) as flips,
              sum(case when bad <> bad_before and run = run_before then 1 else 0 end) as inner_flips
            from pair group by identity)
          select summed.runs, summed.results, summed.failures, summed.flips, summed.inner_flips,
            run.id, latest.outcome, %s
          from summed
          join latest on latest.identity = summed.identity
          join run on run.number = latest.run
          join attempt on attempt.run = latest.run and attempt.number = latest.number
            and attempt.attempt = latest.attempt
          join test on test.id = attempt.test
          where summed.flips >= 2 or summed.inner_flips >= 1"""
              .formatted(UnsteadySql.of("a"), TestRow.TEST_COLUMNS);

  private static final Comparator<FlakyTest> SUREST_FIRST =
      Comparator.comparingDouble((FlakyTest each) -> -each.flipping().low())
          .thenComparing(each -> each.test().printedId());

  private final Statements statements;

  FlakyQueries(Statements statements) {
    this.statements = statements;
  }

  /** Returns them, those first of which it is surest that they flip often. */
  List<FlakyTest> tests(int runs) throws SQLException {
    List<FlakyTest> tests = new ArrayList<>();
    try (ResultSet rows = statements.kept(QUERY).number(runs).query()) {
      while (rows.next()) {
        tests.add(test(rows));
      }
    }
    tests.sort(SUREST_FIRST);
    return tests;
  }

  private static FlakyTest test(ResultSet row) throws SQLException {
    return new FlakyTest(
        TestRow.read(row, 8).description(),
        row.getInt(1),
        row.getInt(2),
        row.getInt(3),
        row.getInt(4),
        row.getInt(5),
        RunId.parse(row.getString(6)),
        Outcome.valueOf(row.getString(7)));
  }
}
