package dev.runner.core.store;

/** The window of runs that a question is asked about, in SQL. */
final class RecentRuns {

  /**
   * Names them {@code recent}; its parameter is how many. Runs that a merged one is made of are
   * left out, because it has their results.
   */
  static final String WITH =
      "with recent as (select number, started_at, id from run"
          + " where id not in (select id from merged_part)"
          + " order by started_at desc, id desc limit ?)";

  private RecentRuns() {}
}
