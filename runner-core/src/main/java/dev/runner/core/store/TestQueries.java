package dev.runner.core.store;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Counts;
import dev.runner.core.result.RunId;
import dev.runner.core.result.TestKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads tests, their attempts and their classes. */
final class TestQueries {

  private static final String OF_RUN =
      " where attempt.run = (select number from run where id = ?) ";

  private static final String TESTS =
      "select "
          + StoredTestRow.COLUMNS
          + " from attempt join test on test.id = attempt.test"
          + OF_RUN
          + "and attempt.last = 1 order by attempt.plugin, test.class_name, attempt.number";

  private static final String PAGE =
      "select "
          + StoredTestRow.COLUMNS
          + " from attempt join test on test.id = attempt.test"
          + OF_RUN
          + "and attempt.last = 1 and attempt.number > ? order by attempt.number limit ?";

  /** Those that are wanted are picked first, because all else of a test takes longer. */
  private static final String SLOWEST =
      "select "
          + StoredTestRow.COLUMNS
          + " from (select attempt.run, attempt.number, attempt.attempt from attempt"
          + OF_RUN
          + "and attempt.last = 1 and attempt.duration > 0"
          + " order by attempt.duration desc, attempt.number limit ?) pick"
          + " join attempt on attempt.run = pick.run and attempt.number = pick.number"
          + " and attempt.attempt = pick.attempt"
          + " join test on test.id = attempt.test"
          + " order by attempt.duration desc, attempt.number";

  /** So many are read at once: a server needs a connection of its own for more. */
  private static final int FEW = 1_000;

  private static final String FAILURES =
      "select "
          + StoredTestRow.COLUMNS
          + " from attempt pick cross join attempt join test on test.id = attempt.test"
          + OF_RUN.replace("attempt.", "pick.")
          + "and pick.last = 1 and pick.outcome in ('FAILED', 'ERROR')"
          + UnsteadySql.of("pick")
          + " and attempt.run = pick.run + 0 and attempt.number = pick.number"
          + " and attempt.attempt = pick.attempt"
          + " order by attempt.plugin, test.class_name, attempt.number";

  private static final String ATTEMPTS =
      "select "
          + StoredTestRow.ATTEMPT_COLUMNS
          + " from attempt"
          + OF_RUN
          + "and attempt.number = ? order by attempt.attempt";

  private static final String CLASSES =
      "select attempt.plugin, test.class_name, attempt.outcome, count(*), sum(attempt.flaky), "
          + MutedSql.SUMS
          + ", min(attempt.started_at), "
          + Column.sum("attempt.duration")
          + " from attempt join test on test.id = attempt.test"
          + OF_RUN
          + "and attempt.last = 1"
          + " group by attempt.plugin, test.class_name, attempt.outcome"
          + " order by attempt.plugin, test.class_name";

  private static final String FAILING =
      "select "
          + StoredTestRow.COLUMNS
          + ", run.id from latest"
          + " join run on run.number = latest.run"
          + " join attempt on attempt.run = latest.run and attempt.number = latest.number"
          + " and attempt.attempt = latest.attempt"
          + " join test on test.id = attempt.test"
          + " where latest.outcome in ('FAILED', 'ERROR') and "
          + MutedSql.COUNTING
          + " order by attempt.plugin, test.class_name, test.name, latest.identity";

  private static final String DURATIONS =
      "select test.test_key, attempt.duration from latest"
          + " join attempt on attempt.run = latest.run and attempt.number = latest.number"
          + " and attempt.attempt = latest.attempt"
          + " join test on test.id = latest.identity"
          + " where attempt.started_at is not null";

  private final Statements statements;

  TestQueries(Statements statements) {
    this.statements = statements;
  }

  /** Hands over the tests of a run one by one. */
  void tests(RunId run, Consumer<StoredTest> consumer) throws SQLException {
    statements.each(TESTS, run.toString(), row -> consumer.accept(StoredTestRow.test(row)));
  }

  List<StoredTest> tests(RunId run, int after, int limit) throws SQLException {
    return tests(statements.kept(PAGE).text(run.toString()).number(after).number(limit));
  }

  void slowest(RunId run, int limit, Consumer<StoredTest> consumer) throws SQLException {
    if (limit <= FEW) {
      tests(statements.kept(SLOWEST).text(run.toString()).number(limit)).forEach(consumer);
      return;
    }
    statements.each(
        SLOWEST,
        bound -> bound.text(run.toString()).number(limit),
        row -> consumer.accept(StoredTestRow.test(row)));
  }

  /** Puts the failures of a run together. */
  List<FailureCluster> clusters(RunId run) throws SQLException {
    FailureClusters clusters = new FailureClusters();
    statements.each(
        FAILURES,
        run.toString(),
        row -> clusters.add(new FailingTest(run, StoredTestRow.test(row))));
    return clusters.list();
  }

  private static List<StoredTest> tests(Bound query) throws SQLException {
    List<StoredTest> tests = new ArrayList<>();
    try (ResultSet rows = query.query()) {
      while (rows.next()) {
        tests.add(StoredTestRow.test(rows));
      }
    }
    return tests;
  }

  List<StoredAttempt> attempts(RunId run, int test) throws SQLException {
    List<StoredAttempt> attempts = new ArrayList<>();
    try (ResultSet rows = statements.kept(ATTEMPTS).text(run.toString()).number(test).query()) {
      while (rows.next()) {
        attempts.add(StoredTestRow.attempt(rows));
      }
    }
    return attempts;
  }

  List<FailingTest> failing() throws SQLException {
    List<FailingTest> failing = new ArrayList<>();
    try (ResultSet rows = statements.kept(FAILING).query()) {
      while (rows.next()) {
        RunId run = RunId.parse(rows.getString(StoredTestRow.WIDTH + 1));
        failing.add(new FailingTest(run, StoredTestRow.test(rows)));
      }
    }
    return failing;
  }

  Map<TestKey, Duration> durations() throws SQLException {
    Map<TestKey, Duration> durations = new HashMap<>();
    try (ResultSet rows = statements.kept(DURATIONS).query()) {
      while (rows.next()) {
        durations.put(new TestKey(rows.getString(1)), Duration.ofNanos(rows.getLong(2)));
      }
    }
    return durations;
  }

  /** Reads the classes; the database gives one row for each outcome in a class. */
  List<StoredClass> classes(RunId run) throws SQLException {
    List<StoredClass> classes = new ArrayList<>();
    try (ResultSet rows = statements.kept(CLASSES).text(run.toString()).query()) {
      while (rows.next()) {
        StoredClass part = part(rows);
        int last = classes.size() - 1;
        if (last >= 0 && classes.get(last).isSameAs(part)) {
          classes.set(last, classes.get(last).plus(part));
        } else {
          classes.add(part);
        }
      }
    }
    return classes;
  }

  private static StoredClass part(ResultSet row) throws SQLException {
    Counts counts = CountRows.read(row, 3);
    Optional<Instant> startedAt = Column.number(row, 10).map(Instant::ofEpochMilli);
    return new StoredClass(
        new PluginId(row.getString(1)),
        row.getString(2),
        counts,
        startedAt,
        Column.duration(row, 11));
  }
}
