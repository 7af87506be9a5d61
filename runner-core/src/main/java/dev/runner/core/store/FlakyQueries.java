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
 * <p>Only tests that can be flaky are looked at, which an index knows: one whose failures begin or
 * end the window without a gap, and that passed in no run with one, broke once or was repaired
 * once. Where the others stood in a run is asked for each alone. The limits are none: they make
 * PostgreSQL expect few rows, which without statistics would read all attempts there are.
 */
final class FlakyQueries {

  private static final String QUERY =
      RecentRuns.WITH
          + """
          , ranked as (
            select number, row_number() over (order by started_at, id) as place from recent),
          unsteady as (
            select a.identity as identity, ranked.place as place, max(a.flaky) as flaky,
              max(a.attempt) as attempt
            from ranked cross join attempt a
            where a.run = ranked.number%s
            group by a.identity, ranked.place),
          suspect as (
            select identity from unsteady
            group by identity
            having max(flaky) = 1 or max(attempt) > 1
              or max(place) - min(place) + 1 <> count(*)
              or (min(place) <> 1 and max(place) <> (select count(*) from recent))),
          place as (
            select suspect.identity as identity, ranked.number as run, ranked.place as place, (
              select min(pick.number) from attempt pick
              where pick.run = ranked.number and pick.identity = suspect.identity
                and pick.attempt + 0 = 1) as number
            from ranked cross join suspect
            limit (select 1000000000)),
          result as (
            select place.identity as identity, place.place as place, a.attempt as attempt,
              case when a.outcome = 'PASSED' then 0 else 1 end as bad
            from place cross join attempt a
            where a.run = place.run and a.number = place.number
              and a.attempt between 1 and 1000000
              and a.outcome in ('PASSED', 'FAILED', 'ERROR')),
          pair as (
            select identity, place, bad, lag(bad) over earlier as bad_before,
              lag(place) over earlier as place_before
            from result
            window earlier as (partition by identity order by place, attempt)),
          summed as (
            select identity, count(distinct place) as runs, count(*) as results,
              sum(bad) as failures,
              sum(case when bad <> bad_before then 1 else 0 end) as flips,
              sum(case when bad <> bad_before and place = place_before then 1 else 0 end)
                as inner_flips
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
