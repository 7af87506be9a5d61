package dev.runner.core.store;

import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.store.RunComparison.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares two runs test by test.
 *
 * <p>Each question begins with the few tests that can be its answer, and looks for these in the
 * other run. Only what was added and removed needs all tests of both runs.
 */
final class ComparisonQueries {

  private static final String COLUMNS =
      "select before.number, before.outcome, before.flaky, before.duration, before.message,"
          + " after.number, after.outcome, after.flaky, after.duration, after.message, "
          + TestRow.TEST_COLUMNS
          + ", case when before.number is not null and %s then 1 else 0 end"
              .formatted(MutedSql.counting("before"));

  private static final int DESCRIPTION = 11;
  private static final int FAILED_BEFORE = 20;

  /** Its parameters: the run before, the one after. */
  private static final String LATER =
      COLUMNS
          + " from attempt after left join attempt before"
          + " on before.run = ? and before.identity = after.identity and before.last = 1"
          + " join test on test.id = after.test where after.run = ? and after.last = 1";

  /** Its parameters: the run after, the one before. */
  private static final String EARLIER =
      COLUMNS
          + " from attempt before left join attempt after"
          + " on after.run = ? and after.identity = before.identity and after.last = 1"
          + " join test on test.id = coalesce(after.test, before.test)"
          + " where before.run = ? and before.last = 1";

  private static final String FAILING =
      LATER + unsteady("after") + " and " + MutedSql.counting("after");

  private static final String FAILED =
      EARLIER
          + unsteady("before")
          + " and "
          + MutedSql.counting("before")
          + " and (after.number is null or not (%s))".formatted(MutedSql.counting("after"));

  private static final String FLAKY =
      LATER + unsteady("after") + " and after.flaky = 1 and coalesce(before.flaky, 0) = 0";

  private static final String SLOWER =
      LATER
          + " and after.outcome = 'PASSED' and after.duration >= %d".formatted(slower())
          + " and before.outcome = 'PASSED' and after.duration - before.duration >= %d"
              .formatted(slower())
          + " and after.duration >= %s * before.duration".formatted(RunComparison.SLOWER_FACTOR)
          + " order by after.duration - before.duration desc, after.number";

  private static final String ADDED = LATER + " and after.identity = ?";
  private static final String REMOVED = EARLIER + " and before.identity = ?";

  private final Statements statements;
  private final RunNumbers numbers;
  private final RunIdentities identities;

  ComparisonQueries(Statements statements) {
    this.statements = statements;
    this.numbers = new RunNumbers(statements);
    this.identities = new RunIdentities(statements);
  }

  /** Compares two runs; one that is not stored has no tests. */
  RunComparison compare(RunId before, RunId after) throws SQLException {
    long earlier = numbers.of(before);
    long later = numbers.of(after);
    Map<Change, ChangedTests> changes = new EnumMap<>(Change.class);
    for (Change change : Change.values()) {
      changes.put(change, new ChangedTests(change != Change.SLOWER));
    }
    try (ResultSet rows = statements.kept(FAILING).number(earlier).number(later).query()) {
      while (rows.next()) {
        boolean old = rows.getBoolean(FAILED_BEFORE);
        add(changes, old ? Change.STILL_FAILING : Change.NEW_FAILURE, rows);
      }
    }
    try (ResultSet rows = statements.kept(FAILED).number(later).number(earlier).query()) {
      while (rows.next()) {
        boolean passed = Outcome.PASSED.name().equals(rows.getString(7));
        add(changes, passed ? Change.FIXED : Change.UNRESOLVED, rows);
      }
    }
    for (Map.Entry<Change, String> simple :
        Map.of(Change.NEWLY_FLAKY, FLAKY, Change.SLOWER, SLOWER).entrySet()) {
      try (ResultSet rows =
          statements.kept(simple.getValue()).number(earlier).number(later).query()) {
        while (rows.next()) {
          add(changes, simple.getKey(), rows);
        }
      }
    }
    plans(changes, earlier, later);
    return RunComparison.of(before, after, changes);
  }

  private void plans(Map<Change, ChangedTests> changes, long earlier, long later)
      throws SQLException {
    long[] old = identities.of(earlier);
    long[] now = identities.of(later);
    for (long identity : RunIdentities.without(now, old)) {
      one(changes, Change.ADDED, statements.kept(ADDED).number(earlier).number(later), identity);
    }
    for (long identity : RunIdentities.without(old, now)) {
      one(
          changes,
          Change.REMOVED,
          statements.kept(REMOVED).number(later).number(earlier),
          identity);
    }
  }

  private static void one(
      Map<Change, ChangedTests> changes, Change change, Bound query, long identity)
      throws SQLException {
    ChangedTests tests = changes.get(change);
    if (tests == null || !tests.count()) {
      return;
    }
    try (ResultSet rows = query.number(identity).query()) {
      if (rows.next()) {
        tests.list(test(rows));
      }
    }
  }

  private static void add(Map<Change, ChangedTests> changes, Change change, ResultSet row)
      throws SQLException {
    ChangedTests tests = changes.get(change);
    if (tests != null && tests.count()) {
      tests.list(test(row));
    }
  }

  private static ComparedTest test(ResultSet row) throws SQLException {
    return new ComparedTest(
        TestRow.read(row, DESCRIPTION).description(), result(row, 1), result(row, 6));
  }

  private static Optional<ComparedTest.Result> result(ResultSet row, int column)
      throws SQLException {
    int number = row.getInt(column);
    if (row.wasNull()) {
      return Optional.empty();
    }
    String outcome = row.getString(column + 1);
    return Optional.of(
        new ComparedTest.Result(
            number,
            outcome.equals(AttemptRows.NOT_RUN)
                ? Optional.empty()
                : Optional.of(Outcome.valueOf(outcome)),
            row.getInt(column + 2) == 1,
            Column.number(row, column + 3).map(Duration::ofNanos),
            row.getString(column + 4)));
  }

  /** The words of an index, without which the database does not see that it fits. */
  private static String unsteady(String attempt) {
    return " and (%1$s.outcome in ('FAILED', 'ERROR') or %1$s.flaky = 1)".formatted(attempt);
  }

  private static long slower() {
    return Duration.ofMillis(RunComparison.SLOWER_MILLIS).toNanos();
  }
}
