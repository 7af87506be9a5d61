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

  private static final long SLOWER_NANOS = Duration.ofMillis(RunComparison.SLOWER_MILLIS).toNanos();

  private static final int DESCRIPTION = 11;
  private static final int FAILED_BEFORE = 20;
  private static final int OUTCOME_AFTER = 7;

  /**
   * Begins with rows {@code pick} of the run after, of which an index holds all that is asked; its
   * parameters are how much less the number of the run before is, and the one after.
   *
   * <p>All other rows are sums of these, which leaves a database no choice: where it knew both
   * runs, PostgreSQL would without statistics begin with all tests of the other.
   */
  private static final String LATER =
      COLUMNS
          + " from attempt pick cross join attempt after"
          + " left join attempt same"
          + " on same.run = pick.run + ? and same.identity = pick.identity"
          + " and same.attempt + 0 = 1"
          + " left join attempt before on before.run = same.run + 0 and before.number = same.number"
          + " and before.last = 1"
          + " join test on test.id = after.test"
          + " where pick.run = ? and after.run = pick.run + 0 and after.number = pick.number"
          + " and after.last = 1";

  /** Begins with rows of the run before; its parameters are the other way round. */
  private static final String EARLIER =
      COLUMNS
          + " from attempt pick cross join attempt before"
          + " left join attempt same"
          + " on same.run = pick.run + ? and same.identity = pick.identity"
          + " and same.attempt + 0 = 1"
          + " left join attempt after on after.run = same.run + 0 and after.number = same.number"
          + " and after.last = 1"
          + " join test on test.id = coalesce(after.test, before.test)"
          + " where pick.run = ? and before.run = pick.run + 0 and before.number = pick.number"
          + " and before.last = 1";

  private static final String PICK_FAILED =
      UnsteadySql.of("pick") + " and pick.last = 1 and pick.outcome in ('FAILED', 'ERROR') and ";

  private static final String FAILING = LATER + PICK_FAILED + MutedSql.unmuted("after");

  private static final String FAILED =
      EARLIER
          + PICK_FAILED
          + MutedSql.unmuted("before")
          + " and (after.number is null or not (%s))".formatted(MutedSql.counting("after"));

  private static final String FLAKY =
      LATER
          + UnsteadySql.of("pick")
          + " and pick.last = 1 and pick.flaky = 1 and coalesce(before.flaky, 0) = 0";

  /**
   * Of the tests that took long in the run after, leaves out at once those that did in the run
   * before, too; an index holds all that this asks. Its parameters are the runs after and before.
   *
   * <p>As a case it is asked for each test and no join: PostgreSQL, which learns of new runs later,
   * would go through all of one run for each test of the other. The limit is none, but makes it
   * expect that few are left: else it reads all attempts of all runs to find theirs.
   */
  private static final String PICK_SLOWER =
      "(select pick.run as run, pick.number as number, pick.identity as identity"
          + " from attempt pick where pick.run = ?"
          + lengthy("pick")
          + " and case when exists (select 1 from attempt known"
          + " where known.run = ? and known.identity = pick.identity"
          + lengthy("known")
          + " and not (%s)) then 0 else 1 end = 1".formatted(slower("known", "pick"))
          + " limit (select 1000000000)) pick";

  private static final String SLOWER =
      LATER.replace("attempt pick", PICK_SLOWER)
          + " and before.outcome = 'PASSED' and after.outcome = 'PASSED' and "
          + slower("before", "after")
          + " order by after.duration - before.duration desc, after.number";

  private static final String ADDED = LATER + " and pick.attempt + 0 = 1 and pick.identity = ?";
  private static final String REMOVED = EARLIER + " and pick.attempt + 0 = 1 and pick.identity = ?";

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
    ask(changes, bound(FAILING, earlier, later), ComparisonQueries::failing);
    ask(changes, bound(FAILED, later, earlier), ComparisonQueries::failed);
    ask(changes, bound(FLAKY, earlier, later), row -> Change.NEWLY_FLAKY);
    ask(changes, slower(earlier, later), row -> Change.SLOWER);
    long[] old = identities.of(earlier);
    long[] now = identities.of(later);
    list(changes, Change.ADDED, RunIdentities.without(now, old), bound(ADDED, earlier, later));
    list(changes, Change.REMOVED, RunIdentities.without(old, now), bound(REMOVED, later, earlier));
    return RunComparison.of(before, after, changes);
  }

  private static Change failing(ResultSet row) throws SQLException {
    return row.getBoolean(FAILED_BEFORE) ? Change.STILL_FAILING : Change.NEW_FAILURE;
  }

  private static Change failed(ResultSet row) throws SQLException {
    boolean passed = Outcome.PASSED.name().equals(row.getString(OUTCOME_AFTER));
    return passed ? Change.FIXED : Change.UNRESOLVED;
  }

  private Question bound(String sql, long first, long second) {
    return () -> statements.kept(sql).number(first - second).number(second);
  }

  private Question slower(long before, long after) {
    return () ->
        statements.kept(SLOWER).number(after).number(before).number(before - after).number(after);
  }

  private static void ask(Map<Change, ChangedTests> changes, Question question, Answer answer)
      throws SQLException {
    try (ResultSet rows = question.ask().query()) {
      while (rows.next()) {
        add(changes, answer.change(rows), rows);
      }
    }
  }

  /** Counts tests, and reads those that are listed one by one. */
  private static void list(
      Map<Change, ChangedTests> changes, Change change, long[] found, Question question)
      throws SQLException {
    ChangedTests tests = changes.getOrDefault(change, new ChangedTests(true));
    for (long identity : found) {
      if (tests.count()) {
        try (ResultSet rows = question.ask().number(identity).query()) {
          if (rows.next()) {
            tests.list(test(rows));
          }
        }
      }
    }
  }

  private static void add(Map<Change, ChangedTests> changes, Change change, ResultSet row)
      throws SQLException {
    ChangedTests tests = changes.getOrDefault(change, new ChangedTests(true));
    if (tests.count()) {
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

  /** Says of last attempts what the index {@code attempt_lengthy} says, which else is not used. */
  private static String lengthy(String attempt) {
    return " and %1$s.last > 0 and %1$s.duration >= %2$d".formatted(attempt, SLOWER_NANOS);
  }

  private static String slower(String before, String after) {
    return "%2$s.duration - %1$s.duration >= %3$d and %2$s.duration >= %4$s * %1$s.duration"
        .formatted(before, after, SLOWER_NANOS, RunComparison.SLOWER_FACTOR);
  }

  /** Binds the parameters of a query anew. */
  @FunctionalInterface
  private interface Question {
    Bound ask() throws SQLException;
  }

  /** Tells what a row says. */
  @FunctionalInterface
  private interface Answer {
    Change change(ResultSet row) throws SQLException;
  }
}
