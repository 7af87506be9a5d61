package dev.runner.core.store;

import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes planned tests and the ends of their first attempts, all of a batch together: a server then
 * answers a few statements instead of three for each test, and a test that is planned and ends in
 * one batch is a row that is written once.
 */
final class FirstAttemptRows {

  private static final String PLAN =
      """
      insert into attempt
        (run, number, attempt, test, identity, plugin, last, flaky, outcome, message, detail)
      values (?, ?, 1, ?, ?, ?, 1, 0, 'NOT_RUN', '', '')
      on conflict (run, number, attempt) do nothing""";

  /** The same as a plan and an end one after the other. */
  private static final String WHOLE =
      """
      insert into attempt
        (run, number, attempt, test, identity, plugin, last, flaky, fork, started_at, outcome,
        cause, duration, message, detail)
      values (?, ?, 1, ?, ?, ?, 1, 0, ?, ?, ?, ?, ?, ?, ?)
      on conflict (run, number, attempt) do update set
        fork = coalesce(excluded.fork, attempt.fork),
        started_at = coalesce(excluded.started_at, attempt.started_at),
        outcome = excluded.outcome, cause = excluded.cause, duration = excluded.duration,
        message = excluded.message, detail = excluded.detail, flaky = 0""";

  private static final String FINISH =
      """
      update attempt set fork = coalesce(?, fork), started_at = coalesce(?, started_at),
        outcome = ?, cause = ?, duration = ?, message = ?, detail = ?, flaky = 0
      where run = ? and number = ? and attempt = ?""";

  private static final String LATEST =
      "insert into latest (outcome, at, identity, run, number, attempt) values (?, ?, ?, ?, ?, ?)"
          + LatestSql.ON_CONFLICT;

  private final Statements statements;
  private final Failures failures;
  private final Map<AttemptKey, First> waiting = new LinkedHashMap<>();
  private final Set<Long> identities = new HashSet<>();

  FirstAttemptRows(Statements statements, Failures failures) {
    this.statements = statements;
    this.failures = failures;
  }

  /** Forgets what a batch that failed has left. */
  void begin() {
    waiting.clear();
    identities.clear();
  }

  /** Stores a planned test as its first attempt, without a verdict. */
  void plan(AttemptKey key, TestPlanned planned, TestRows.Place place) throws SQLException {
    // One statement cannot change the newest verdict on a test twice.
    if (waiting.containsKey(key) || identities.contains(place.identity())) {
      flush();
    }
    identities.add(place.identity());
    String plugin = planned.description().plugin().value();
    waiting.put(key, new First(Optional.of(new Plan(place, plugin)), Optional.empty()));
  }

  /**
   * Stores the end of a first attempt.
   *
   * @param runStart when the run began, in milliseconds since 1970
   */
  void finish(
      AttemptKey key, Optional<AttemptStarted> start, AttemptFinished finished, long runStart)
      throws SQLException {
    Optional<End> end = Optional.of(new End(start, finished, runStart));
    Optional<First> before = Optional.ofNullable(waiting.get(key));
    if (before.isPresent() && before.get().end().isPresent()) {
      flush();
      before = Optional.empty();
    }
    waiting.put(key, new First(before.flatMap(First::plan), end));
  }

  /** Sends what was given. */
  void flush() throws SQLException {
    List<AttemptKey> ended = new ArrayList<>();
    for (Map.Entry<AttemptKey, First> each : waiting.entrySet()) {
      First first = each.getValue();
      if (first.plan().isPresent()) {
        insert(each.getKey(), first.plan().get(), first.end());
      } else if (first.end().isPresent()) {
        ended.add(each.getKey());
        each.getKey().bind(bind(statements.kept(FINISH), first.end().get())).later();
      }
    }
    statements.send(WHOLE);
    statements.send(PLAN);
    int[] found = statements.send(FINISH);
    for (int i = 0; i < found.length; i++) {
      if (found[i] == 0) {
        throw ended.get(i).unplanned(failures);
      }
    }
    for (Map.Entry<AttemptKey, First> each : waiting.entrySet()) {
      judge(each.getKey(), each.getValue());
    }
    statements.send(LatestSql.OF_ATTEMPT);
    statements.send(LATEST);
    begin();
  }

  private void insert(AttemptKey key, Plan plan, Optional<End> end) throws SQLException {
    Bound row =
        statements
            .kept(end.isPresent() ? WHOLE : PLAN)
            .number(key.run())
            .number(key.number())
            .number(plan.place().id())
            .number(plan.place().identity())
            .text(plan.plugin());
    (end.isPresent() ? bind(row, end.get()) : row).later();
  }

  private static Bound bind(Bound statement, End end) throws SQLException {
    Verdict verdict = end.finished().verdict();
    return statement
        .number(end.start().map(start -> (long) start.fork()))
        .number(end.start().map(start -> start.at().toEpochMilli()))
        .text(verdict.outcome())
        .text(verdict.cause().map(Cause::name))
        .number(end.finished().duration().toNanos())
        .text(verdict.message())
        .text(verdict.detail());
  }

  /** Gives the newest verdict; where a row has what the batch has not, it is asked. */
  private void judge(AttemptKey key, First first) throws SQLException {
    if (first.end().isEmpty()) {
      return;
    }
    End end = first.end().get();
    if (first.plan().isEmpty() || end.start().isEmpty()) {
      key.bind(statements.kept(LatestSql.OF_ATTEMPT).number(end.runStart())).later();
      return;
    }
    long at = end.start().get().at().toEpochMilli() + end.finished().duration().toMillis();
    Bound row = statements.kept(LATEST).text(end.finished().verdict().outcome()).number(at);
    key.bind(row.number(first.plan().get().place().identity())).later();
  }

  /** What is to be stored of a first attempt. */
  private record First(Optional<Plan> plan, Optional<End> end) {}

  /** A planned test. */
  private record Plan(TestRows.Place place, String plugin) {}

  /** The end of an attempt, and its start if that is to be stored as well. */
  private record End(Optional<AttemptStarted> start, AttemptFinished finished, long runStart) {}
}
