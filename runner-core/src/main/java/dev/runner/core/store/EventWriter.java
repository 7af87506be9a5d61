package dev.runner.core.store;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptSlow;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.EntryPublished;
import dev.runner.core.event.RunEvent.FilePublished;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.OutputCaptured;
import dev.runner.core.event.RunEvent.PartMerged;
import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.event.RunEvent.PluginUsed;
import dev.runner.core.event.RunEvent.RoundStarted;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunOriginated;
import dev.runner.core.event.RunEvent.RunPlaced;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.event.RunEvent.ScopeOutputCaptured;
import dev.runner.core.event.RunEvent.ShardTaken;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.event.RunEvent.TestQuarantined;
import dev.runner.core.event.RunEvent.TestWithdrawn;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.result.RunId;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stores batches of events. Not for several threads. */
final class EventWriter {

  private final Statements statements;
  private final Transaction transaction;
  private final RunRows runs;
  private final TestRows tests;
  private final AttemptRows attempts;
  private final OutputRows outputs;
  private final PublishedRows published;
  private final ShardRows shards;
  private final PlaceRows places;
  private final Map<RunId, RunCursor> cursors = new HashMap<>();

  EventWriter(Statements statements, RunRows runs, OutputRows outputs, Failures failures) {
    this.statements = statements;
    this.transaction = new Transaction(statements);
    this.runs = runs;
    this.tests = new TestRows(statements);
    this.attempts = new AttemptRows(statements, failures);
    this.outputs = outputs;
    this.published = new PublishedRows(statements);
    this.shards = new ShardRows(statements);
    this.places = new PlaceRows(statements);
  }

  /** Stores a batch, all of it or nothing. */
  void append(RunId run, List<RunEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    RunCursor[] cursor = new RunCursor[1];
    transaction.run(
        () -> {
          tests.begin(events);
          attempts.begin();
          cursor[0] = cursor(run, events.get(0));
          for (RunEvent event : events) {
            cursor[0] = write(cursor[0], event);
          }
          tests.flush();
          attempts.flush();
          outputs.flush();
          published.flush();
        });
    // Only now, so that a batch that failed can be stored again.
    if (events.get(events.size() - 1) instanceof RunFinished) {
      cursors.remove(run);
    } else {
      cursors.put(run, cursor[0]);
    }
  }

  private RunCursor cursor(RunId run, RunEvent first) throws SQLException {
    if (first instanceof RunStarted started) {
      return runs.begin(started);
    }
    RunCursor known = cursors.get(run);
    return known != null ? known : runs.proceed(run);
  }

  private RunCursor write(RunCursor cursor, RunEvent event) throws SQLException {
    if (event instanceof TestPlanned planned) {
      attempts.plan(cursor, planned, tests.find(planned.description()));
      if (!planned.description().known().isEmpty()) {
        new KnownIssueRows(statements).write(cursor, planned);
      }
    } else if (event instanceof AttemptStarted started) {
      attempts.start(cursor, started);
    } else if (event instanceof AttemptFinished finished) {
      attempts.finish(cursor, finished);
    } else if (event instanceof AttemptSlow slow) {
      attempts.slow(cursor, slow);
    } else if (event instanceof OutputCaptured captured) {
      outputs.write(cursor, captured);
      return cursor.nextOutput();
    } else if (event instanceof ScopeOutputCaptured captured) {
      outputs.write(cursor, captured);
      return cursor.nextOutput();
    } else if (event instanceof IssueRaised raised) {
      runs.write(cursor, raised.issue());
      return cursor.nextIssue();
    } else if (event instanceof PluginSeen seen) {
      runs.write(cursor, seen);
    } else if (event instanceof TestsLeft left) {
      attempts.leave(cursor, left);
    } else if (event instanceof RunFinished finished) {
      runs.finish(cursor, finished);
    }
    resumed(cursor, event);
    divided(cursor, event);
    return published(cursor, event);
  }

  private void resumed(RunCursor cursor, RunEvent event) throws SQLException {
    if (event instanceof TestQuarantined quarantined) {
      attempts.quarantine(cursor, quarantined);
    } else if (event instanceof RoundStarted round) {
      runs.begin(cursor, round);
    } else if (event instanceof RunResumed) {
      runs.resume(cursor);
      attempts.takeUp(cursor);
    } else if (event instanceof TestWithdrawn withdrawn) {
      attempts.withdraw(cursor, withdrawn.test());
    }
  }

  private void divided(RunCursor cursor, RunEvent event) throws SQLException {
    if (event instanceof ShardTaken taken) {
      shards.write(cursor, taken.manifest());
    } else if (event instanceof PartMerged part) {
      shards.write(cursor, part);
    } else if (event instanceof RunPlaced place) {
      places.write(cursor, place);
    } else if (event instanceof PluginUsed used) {
      places.write(cursor, used);
    } else if (event instanceof RunOriginated originated) {
      new OriginRows(statements).write(cursor, originated.origin());
    }
  }

  private RunCursor published(RunCursor cursor, RunEvent event) throws SQLException {
    if (event instanceof EntryPublished entry) {
      published.write(cursor, entry);
      return cursor.nextPublished();
    } else if (event instanceof FilePublished file) {
      published.write(cursor, file);
      return cursor.nextPublished();
    }
    return cursor;
  }
}
