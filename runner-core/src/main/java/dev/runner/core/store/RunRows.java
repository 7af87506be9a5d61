package dev.runner.core.store;

import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.event.RunEvent.RoundStarted;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes runs, their plugins and their issues. */
final class RunRows {

  private static final String BEGIN =
      """
      insert into run (number, id, state, started_at, command, request)
      select coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? from run where true
      on conflict (id) do nothing""";

  private static final String CURSOR =
      """
      select number, started_at,
        (select coalesce(max(i.number), 0) from issue i where i.run = run.number),
        (select coalesce(max(o.part), 0) from output o where o.run = run.number),
        (select coalesce(max(s.part), 0) from scope_output s where s.run = run.number),
        (select coalesce(max(e.part), 0) from report_entry e where e.run = run.number),
        (select coalesce(max(f.part), 0) from published_file f where f.run = run.number)
      from run where id = ?""";

  private static final String PLUGIN =
      """
      insert into run_plugin (run, plugin, jar, version, sha256, state) values (?, ?, ?, ?, ?, ?)
      on conflict (run, plugin, jar) do update
      set version = excluded.version, sha256 = excluded.sha256, state = excluded.state""";

  private static final String ISSUE =
      """
      insert into issue (run, number, severity, code, subject, message, origin)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (run, number) do nothing""";

  private static final String FINISH = "update run set state = ?, duration = ? where number = ?";

  private static final String RESUME =
      "update run set state = ?, duration = null, outcome = null, exit_status = null"
          + " where number = ?";

  private static final String ROUND = "update run set rounds = ? where number = ? and rounds < ?";

  private static final String COMPLETE = "update run set outcome = ?, exit_status = ? where id = ?";

  private final Statements statements;
  private final Failures failures;

  RunRows(Statements statements, Failures failures) {
    this.statements = statements;
    this.failures = failures;
  }

  /** Stores a run, if it is not stored yet, and points before its first event. */
  RunCursor begin(RunStarted started) throws SQLException {
    statements
        .kept(BEGIN)
        .text(started.run().toString())
        .text(RunState.RUNNING)
        .number(started.at().toEpochMilli())
        .text(started.command())
        .text(started.request())
        .update();
    RunCursor stored = proceed(started.run());
    return new RunCursor(stored.run(), stored.startedAt(), 0, 0, 0);
  }

  /** Points behind the last stored event of a run. */
  RunCursor proceed(RunId run) throws SQLException {
    try (ResultSet rows = statements.kept(CURSOR).text(run.toString()).query()) {
      if (rows.next()) {
        return new RunCursor(
            rows.getLong(1),
            rows.getLong(2),
            rows.getLong(3),
            Math.max(rows.getLong(4), rows.getLong(5)),
            Math.max(rows.getLong(6), rows.getLong(7)));
      }
      throw unknown(run);
    }
  }

  void write(RunCursor cursor, PluginSeen seen) throws SQLException {
    statements
        .kept(PLUGIN)
        .number(cursor.run())
        .text(seen.plugin().value())
        .text(seen.jar())
        .text(seen.version())
        .text(seen.sha256())
        .text(seen.state())
        .update();
  }

  void write(RunCursor cursor, Issue issue) throws SQLException {
    statements
        .kept(ISSUE)
        .number(cursor.run())
        .number(cursor.issues() + 1)
        .text(issue.severity())
        .text(issue.code())
        .text(issue.subject())
        .text(issue.message())
        .text(issue.origin())
        .update();
  }

  void finish(RunCursor cursor, RunFinished finished) throws SQLException {
    statements
        .kept(FINISH)
        .text(finished.state())
        .number(finished.duration().toNanos())
        .number(cursor.run())
        .update();
  }

  /** Notes that the tests of a run are run once more. */
  void begin(RunCursor cursor, RoundStarted round) throws SQLException {
    statements
        .kept(ROUND)
        .number(round.round())
        .number(cursor.run())
        .number(round.round())
        .update();
  }

  /** Notes that a run goes on. */
  void resume(RunCursor cursor) throws SQLException {
    statements.kept(RESUME).text(RunState.RUNNING).number(cursor.run()).update();
  }

  /** Stores what a run amounts to. */
  void complete(RunId run, Outcome outcome, int exit) throws SQLException {
    int found = statements.kept(COMPLETE).text(outcome).number(exit).text(run.toString()).update();
    if (found == 0) {
      throw unknown(run);
    }
  }

  private StoreException unknown(RunId run) {
    return failures.of(
        "has no run '" + run + "'", "store its journal from the first event, RunStarted, on");
  }
}
