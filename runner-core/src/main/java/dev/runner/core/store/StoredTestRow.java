package dev.runner.core.store;

import dev.runner.core.result.Cause;
import dev.runner.core.result.Flag;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunnerEntry;
import dev.runner.core.result.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads a row of an attempt, and of its test beside it. */
final class StoredTestRow {

  /**
   * Ends in whether the attempt has written anything, has published anything, and was slow, in how
   * many attempts at its test failed, in its quarantine, and whether it left anything.
   */
  static final String ATTEMPT_COLUMNS =
      "attempt.number, attempt.attempt, attempt.flaky, attempt.outcome, attempt.cause,"
          + " attempt.message, attempt.detail, attempt.started_at, attempt.duration, attempt.fork,"
          + exists("output")
          + ", "
          + exists("report_entry")
          + " or "
          + exists("published_file")
          + ", "
          + exists("slow_attempt")
          + ", (select count(*) from attempt each where each.run = attempt.run"
          + " and each.number = attempt.number and each.outcome in ('FAILED', 'ERROR'))"
          + ", (select max(each.attempt) from attempt each where each.run = attempt.run"
          + " and each.number = attempt.number)"
          + ", (select q.owner || ', until ' || q.expires || ': ' || q.reason"
          + " from quarantined_test q where q.run = attempt.run and q.number = attempt.number)"
          + ", "
          + exists(
              "report_entry",
              " and report_entry.name in ('"
                  + Flag.LEAKED_ENTRY
                  + "', '"
                  + RunnerEntry.CLEANUP_FAILED
                  + "')");

  private static final int SLOW = 13;

  private static final int FAILURES = 14;

  private static final int NEWEST = 15;

  private static final int QUARANTINE = 16;

  private static final int LEAKED = 17;

  private static final int ATTEMPT_WIDTH = LEAKED;

  static final String COLUMNS = ATTEMPT_COLUMNS + ", " + TestRow.TEST_COLUMNS;

  /** How many columns there are. */
  static final int WIDTH = ATTEMPT_WIDTH + 9;

  private StoredTestRow() {}

  static StoredTest test(ResultSet row) throws SQLException {
    StoredAttempt attempt = attempt(row);
    boolean untouched = attempt.startedAt().isEmpty() && attempt.verdict().isEmpty();
    int newest = row.getInt(NEWEST);
    return new StoredTest(
        row.getInt(1),
        TestRow.read(row, ATTEMPT_WIDTH + 1).description(),
        untouched ? newest - 1 : newest,
        row.getInt(FAILURES),
        flags(row),
        Optional.ofNullable(row.getString(QUARANTINE)),
        attempt);
  }

  private static Set<Flag> flags(ResultSet row) throws SQLException {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (row.getInt(3) == 1) {
      flags.add(Flag.FLAKY);
    }
    if (row.getString(QUARANTINE) != null) {
      flags.add(Flag.QUARANTINED);
    }
    if (row.getBoolean(SLOW)) {
      flags.add(Flag.SLOW);
    }
    if (row.getBoolean(LEAKED)) {
      flags.add(Flag.LEAKED);
    }
    return flags;
  }

  static StoredAttempt attempt(ResultSet row) throws SQLException {
    Optional<Verdict> verdict = verdict(row);
    return new StoredAttempt(
        row.getInt(2),
        verdict,
        verdict.isPresent() ? "" : row.getString(6),
        Column.number(row, 8).map(Instant::ofEpochMilli),
        Column.number(row, 9).map(Duration::ofNanos),
        Column.integer(row, 10),
        row.getBoolean(11),
        row.getBoolean(12));
  }

  private static String exists(String table) {
    return exists(table, "");
  }

  private static String exists(String table, String more) {
    return " exists (select 1 from %1$s where %1$s.run = attempt.run and %1$s.number = attempt.number"
            .formatted(table)
        + " and %s.attempt = attempt.attempt%s)".formatted(table, more);
  }

  private static Optional<Verdict> verdict(ResultSet row) throws SQLException {
    String outcome = row.getString(4);
    if (outcome.equals(AttemptRows.NOT_RUN)) {
      return Optional.empty();
    }
    Optional<Cause> cause = Optional.ofNullable(row.getString(5)).map(Cause::valueOf);
    return Optional.of(
        new Verdict(Outcome.valueOf(outcome), cause, row.getString(6), row.getString(7)));
  }
}
