package dev.runner.core.store;

import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptSlow;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.event.RunEvent.TestQuarantined;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes planned tests, attempts and the newest verdict on each test. */
final class AttemptRows {

  /** What the column {@code outcome} holds where there is no verdict. */
  static final String NOT_RUN = "NOT_RUN";

  private static final String REPEAT =
      """
      insert into attempt
        (run, number, attempt, test, identity, plugin, last, flaky, outcome, message, detail)
      select run, number, ?, test, identity, plugin, 1, 0, 'NOT_RUN', '', ''
      from attempt where run = ? and number = ? and last = 1 and attempt < ?
      on conflict (run, number, attempt) do nothing""";

  private static final String NOT_LAST =
      "update attempt set last = 0 where run = ? and number = ? and attempt < ?";

  private static final String START =
      """
      update attempt set fork = ?, started_at = ?
      where run = ? and number = ? and attempt = ?""";

  private static final String FINISH =
      """
      update attempt set fork = coalesce(?, fork), started_at = coalesce(?, started_at),
        outcome = ?, cause = ?, duration = ?, message = ?, detail = ?,
        flaky = case
          when attempt > 1 and ? = 'PASSED' and exists (
            select 1 from attempt before
            where before.run = attempt.run and before.number = attempt.number
              and before.attempt < attempt.attempt and before.outcome in ('FAILED', 'ERROR'))
          then 1 else 0 end
      where run = ? and number = ? and attempt = ?""";

  /** Of a run whose tests were repeated, the worst attempt counts; of equal ones the last. */
  private static final String JUDGE =
      """
      update attempt set
        last = case when attempt = (
          select each.attempt from attempt each
          where each.run = attempt.run and each.number = attempt.number
          order by case when each.outcome in ('FAILED', 'ERROR') then 0
            when each.outcome = 'NOT_RUN' then 2 else 1 end, each.attempt desc limit 1)
          then 1 else 0 end,
        flaky = case when exists (
          select 1 from attempt good where good.run = attempt.run
            and good.number = attempt.number and good.outcome = 'PASSED')
          and exists (
          select 1 from attempt bad where bad.run = attempt.run
            and bad.number = attempt.number and bad.outcome in ('FAILED', 'ERROR'))
          then 1 else 0 end
      where run = ? and number = ? and exists (
        select 1 from run where run.number = attempt.run and run.rounds > 1)""";

  private static final String SLOW =
      "insert into slow_attempt (run, number, attempt) values (?, ?, ?)"
          + " on conflict (run, number, attempt) do nothing";

  private static final String QUARANTINE =
      "insert into quarantined_test (run, number, owner, reason, expires) values (?, ?, ?, ?, ?)"
          + " on conflict (run, number) do nothing";

  private static final String LEAVE =
      "update attempt set message = ? where run = ? and last = 1 and outcome = 'NOT_RUN'";

  private static final String LEAVE_OF_PLUGIN = LEAVE + " and plugin = ?";

  /** An attempt that had begun keeps its reason: another one follows it. */
  private static final String TAKE_UP =
      """
      update attempt set message = ''
      where run = ? and last = 1 and outcome = 'NOT_RUN' and started_at is null""";

  private static final String WITHDRAW =
      """
      delete from attempt
      where run = ? and number = ? and outcome = 'NOT_RUN' and started_at is null""";

  private final Statements statements;
  private final Failures failures;
  private final FirstAttemptRows first;
  private final Map<AttemptKey, AttemptStarted> starts = new LinkedHashMap<>();

  AttemptRows(Statements statements, Failures failures) {
    this.statements = statements;
    this.failures = failures;
    this.first = new FirstAttemptRows(statements, failures);
  }

  /** Forgets what a batch that failed has left. */
  void begin() {
    first.begin();
    starts.clear();
  }

  /** Stores a planned test as its first attempt, without a verdict. */
  void plan(RunCursor cursor, TestPlanned planned, TestRows.Place place) throws SQLException {
    first.plan(new AttemptKey(cursor.run(), planned.test(), 1), planned, place);
  }

  /** Takes note of a start; it is written with the end, or when the batch ends. */
  void start(RunCursor cursor, AttemptStarted started) {
    starts.put(new AttemptKey(cursor.run(), started.test(), started.attempt()), started);
  }

  void finish(RunCursor cursor, AttemptFinished finished) throws SQLException {
    AttemptKey key = new AttemptKey(cursor.run(), finished.test(), finished.attempt());
    Optional<AttemptStarted> start = Optional.ofNullable(starts.remove(key));
    if (key.attempt() == 1) {
      first.finish(key, start, finished, cursor.startedAt());
      return;
    }
    first.flush();
    if (updateEnd(key, start, finished) == 0) {
      repeat(key);
      updateEnd(key, start, finished);
    }
    statements.kept(JUDGE).number(key.run()).number(key.number()).update();
    key.bind(statements.kept(LatestSql.OF_ATTEMPT).number(cursor.startedAt())).update();
  }

  /** Stores that an attempt has become slow. */
  void slow(RunCursor cursor, AttemptSlow slow) throws SQLException {
    new AttemptKey(cursor.run(), slow.test(), slow.attempt()).bind(statements.kept(SLOW)).update();
  }

  /** Stores that the failure of a test does not count. */
  void quarantine(RunCursor cursor, TestQuarantined quarantined) throws SQLException {
    statements
        .kept(QUARANTINE)
        .number(cursor.run())
        .number(quarantined.test())
        .text(quarantined.owner())
        .text(quarantined.reason())
        .text(quarantined.expires())
        .update();
  }

  /** Stores why the tests that have no verdict have none. */
  void leave(RunCursor cursor, TestsLeft left) throws SQLException {
    flush();
    if (left.plugin().isEmpty()) {
      statements.kept(LEAVE).text(left.reason()).number(cursor.run()).update();
    } else {
      String plugin = left.plugin().get().value();
      statements
          .kept(LEAVE_OF_PLUGIN)
          .text(left.reason())
          .number(cursor.run())
          .text(plugin)
          .update();
    }
  }

  /** Forgets why tests that never started were left: they are to run. */
  void takeUp(RunCursor cursor) throws SQLException {
    flush();
    statements.kept(TAKE_UP).number(cursor.run()).update();
  }

  /** Removes a planned test that never started. */
  void withdraw(RunCursor cursor, int test) throws SQLException {
    first.flush();
    statements.kept(WITHDRAW).number(cursor.run()).number(test).update();
  }

  /** Sends what was given, and the starts of a batch whose ends are not in it. */
  void flush() throws SQLException {
    first.flush();
    for (Map.Entry<AttemptKey, AttemptStarted> start : starts.entrySet()) {
      if (updateStart(start.getKey(), start.getValue()) == 0) {
        repeat(start.getKey());
        updateStart(start.getKey(), start.getValue());
      }
    }
    starts.clear();
  }

  private int updateStart(AttemptKey key, AttemptStarted started) throws SQLException {
    return key.bind(
            statements.kept(START).number(started.fork()).number(started.at().toEpochMilli()))
        .update();
  }

  private int updateEnd(AttemptKey key, Optional<AttemptStarted> start, AttemptFinished finished)
      throws SQLException {
    Verdict verdict = finished.verdict();
    return key.bind(
            statements
                .kept(FINISH)
                .number(start.map(s -> (long) s.fork()))
                .number(start.map(s -> s.at().toEpochMilli()))
                .text(verdict.outcome())
                .text(verdict.cause().map(Cause::name))
                .number(finished.duration().toNanos())
                .text(verdict.message())
                .text(verdict.detail())
                .text(verdict.outcome()))
        .update();
  }

  /** Makes the row of an attempt after the first. */
  private void repeat(AttemptKey key) throws SQLException {
    int made =
        statements
            .kept(REPEAT)
            .number(key.attempt())
            .number(key.run())
            .number(key.number())
            .number(key.attempt())
            .update();
    if (made == 0) {
      throw key.unplanned(failures);
    }
    key.bind(statements.kept(NOT_LAST)).update();
  }
}
