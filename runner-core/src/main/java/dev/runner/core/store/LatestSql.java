package dev.runner.core.store;

/** Keeps the newest verdict on each test, in SQL. */
final class LatestSql {

  /**
   * Follows an insert into {@code latest}. Within a run the later attempt counts, of repeated ones
   * the last that failed; between runs the later point in time.
   */
  static final String ON_CONFLICT =
      """
       on conflict (identity) do update set
        outcome = excluded.outcome, run = excluded.run, number = excluded.number,
        attempt = excluded.attempt,
        at = case when latest.run = excluded.run and latest.at > excluded.at
          then latest.at else excluded.at end
      where case when latest.run = excluded.run
        then (excluded.number, excluded.attempt) >= (latest.number, latest.attempt)
          and not (excluded.number = latest.number and latest.outcome in ('FAILED', 'ERROR')
            and excluded.outcome not in ('FAILED', 'ERROR') and exists (
              select 1 from run where run.number = excluded.run and run.rounds > 1))
        else (excluded.at, excluded.run) > (latest.at, latest.run) end""";

  /**
   * Takes a stored attempt; its parameters are the start of its run and its key. An attempt that
   * never started has no time of its own and takes the start of its run.
   */
  static final String OF_ATTEMPT =
      """
      insert into latest (identity, outcome, at, run, number, attempt)
      select identity, outcome, coalesce(started_at + duration / 1000000, ?), run, number, attempt
      from attempt where run = ? and number = ? and attempt = ?"""
          + ON_CONFLICT;

  private LatestSql() {}
}
