package dev.runner.core.store;

import dev.runner.core.result.Cause;
import dev.runner.core.result.Flag;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunnerEntry;
import dev.runner.core.result.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a row of an attempt, and of its test beside it. */
final class StoredTestRow {

  /**
   * Ends in whether the attempt has written anything, has published anything, and was slow, in how
   * many attempts at its test failed, in its quarantine, whether it left anything, and in the known
   * issues of its test.
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
                  + "')")
          + ", (select string_agg(k.mode || '\u001f' || k.issue || '\u001f' || k.reason"
          + " || '\u001f' || k.link, '\u001e' order by k.place) from known_issue k"
          + " where k.run = attempt.run and k.number = attempt.number)";

  private static final int SLOW = 13;

  private static final int FAILURES = 14;

  private static final int NEWEST = 15;

  private static final int QUARANTINE = 16;

  private static final int LEAKED = 17;

  private static final int KNOWN = 18;

  private static final int ATTEMPT_WIDTH = KNOWN;

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
        TestRow.read(row, ATTEMPT_WIDTH + 1).description().with(known(row)),
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
    List<KnownIssue> known = known(row);
    if (!known.isEmpty()) {
      flag(row.getString(4), known).ifPresent(flags::add);
    }
    if (row.getBoolean(SLOW)) {
      flags.add(Flag.SLOW);
    }
    if (row.getBoolean(LEAKED)) {
      flags.add(Flag.LEAKED);
    }
    return flags;
  }

  private static Optional<Flag> flag(String outcome, List<KnownIssue> known) {
    boolean expected = KnownIssue.expectFailure(known);
    return switch (outcome) {
      case "FAILED", "ERROR" ->
          Optional.of(expected ? Flag.KNOWN : Flag.UNSTABLE).filter(flag -> KnownIssue.mute(known));
      case "PASSED" -> Optional.of(Flag.FIXED).filter(flag -> expected);
      default -> Optional.empty();
    };
  }

  /** Reads the issues; none of their texts has a control character. */
  private static List<KnownIssue> known(ResultSet row) throws SQLException {
    String text = row.getString(KNOWN);
    if (text == null) {
      return List.of();
    }
    List<KnownIssue> known = new ArrayList<>();
    for (String one : text.split("\u001e", -1)) {
      String[] parts = one.split("\u001f", -1);
      known.add(new KnownIssue(parts[1], KnownIssue.Mode.valueOf(parts[0]), parts[2], parts[3]));
    }
    return known;
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
