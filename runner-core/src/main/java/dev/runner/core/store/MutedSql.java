package dev.runner.core.store;

/** Counts in SQL, over rows of attempts, what does not fail a run and what seems fixed. */
final class MutedSql {

  private static final String FAILED = "attempt.outcome in ('FAILED', 'ERROR')";
  private static final String EXPECTED = known("= 'EXPECT'");
  private static final String SAID = known("<> 'SKIP'");

  /** Asked once and not for each test that passed, of which there are most. */
  private static final String ANY = "exists (select 1 from known_issue)";

  /** Holds for attempts that failed and whose failure counts, quarantine aside. */
  static final String COUNTING = counting("attempt");

  /**
   * The sums of quarantined, known, unstable and fixed tests, in this order. A known issue says
   * more of a failure than a quarantine does, so a test counts as known where both hold.
   */
  static final String SUMS =
      "sum(case when %s and not %s and exists (select 1 from quarantined_test q"
              .formatted(FAILED, SAID)
          + " where q.run = attempt.run and q.number = attempt.number) then 1 else 0 end),"
          + " sum(case when %s and %s then 1 else 0 end),".formatted(FAILED, EXPECTED)
          + " sum(case when %s and %s and not %s then 1 else 0 end),"
              .formatted(FAILED, SAID, EXPECTED)
          + " sum(case when attempt.outcome = 'PASSED' and %s and %s then 1 else 0 end)"
              .formatted(ANY, EXPECTED);

  private MutedSql() {}

  /** Returns {@link #COUNTING} for a table of attempts that has another name in its query. */
  static String counting(String attempt) {
    return (FAILED + " and not " + SAID).replace("attempt.", attempt + ".");
  }

  /** Returns what holds of a failure that counts, for attempts that are known to have failed. */
  static String unmuted(String attempt) {
    return ("not " + SAID).replace("attempt.", attempt + ".");
  }

  private static String known(String mode) {
    return "exists (select 1 from known_issue k where k.run = attempt.run"
        + " and k.number = attempt.number and k.mode "
        + mode
        + ")";
  }
}
