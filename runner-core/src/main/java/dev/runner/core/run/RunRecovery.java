package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.fork.MarkedProcesses;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.Counts;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoreException;
import dev.runner.core.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Completes in the store what a killed runner has left in its journal, and ends the processes it
 * left behind.
 *
 * <p>A test that had started then and has no result is left without a verdict, as those are that
 * never started: the runner's death says nothing about it. Of an import that was killed nothing is
 * kept, as all of it can be read again.
 */
public final class RunRecovery {

  private static final String REASON = "the runner was killed";

  private final Workspace workspace;

  /**
   * Creates a recovery.
   *
   * @param workspace whose runs are completed
   */
  public RunRecovery(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Tells, at the price of listing a folder, whether there may be anything to do. */
  public boolean mayBeNeeded() {
    String[] open = workspace.openRuns().toFile().list();
    return open != null && open.length > 0;
  }

  /**
   * Completes all runs that no process works on any more.
   *
   * @param store where their results belong
   * @return an issue for each that was completed, or could not be
   */
  public List<Issue> recover(ResultStore store) {
    List<Issue> issues = new ArrayList<>();
    try {
      new OpenRuns(workspace.root())
          .eachAbandoned(claim -> recover(claim, store).ifPresent(issues::add));
    } catch (IOException e) {
      issues.add(
          Issue.warning(
              "run.not-recovered",
              workspace.openRuns().toString(),
              "Runs that were killed cannot be completed: " + e));
    }
    return issues;
  }

  private Optional<Issue> recover(OpenRuns.Claim claim, ResultStore store) throws IOException {
    RunId run = claim.run();
    MarkedProcesses.kill(workspace.runFolder(run));
    Path journal = workspace.runFolder(run).resolve("journal");
    try {
      if (KilledImport.isIn(journal)) {
        store.delete(List.of(run));
        ImportDraft.remove(workspace.runFolder(run));
        claim.fulfilled();
        return Optional.of(dropped(run));
      }
      Optional<Issue> told =
          Files.exists(journal) ? complete(run, journal, store) : Optional.empty();
      claim.fulfilled(); // if it is empty, it was killed before it recorded anything
      return told;
    } catch (IOException | StoreException e) {
      return Optional.of(notRecovered(run, journal, e.getMessage()));
    } catch (RuntimeException e) { // nothing in a journal is to be in the way of a workspace
      return Optional.of(notRecovered(run, journal, e.toString()));
    }
  }

  private static Issue notRecovered(RunId run, Path journal, String reason) {
    return Issue.warning(
        "run.not-recovered",
        run.toString(),
        "Run '%s' was killed, or its store was away, and cannot be completed from its journal '%s': %s"
            .formatted(run, journal, reason));
  }

  /** Stores a journal; tells what was in it, empty if there was nothing. */
  private static Optional<Issue> complete(RunId run, Path journal, ResultStore store)
      throws IOException {
    Replay replay = new Replay(run, store);
    Journal.replay(journal, replay::take);
    if (!replay.started) {
      return Optional.empty();
    }
    boolean hadEnded = replay.finished;
    if (!hadEnded) {
      Duration known =
          Duration.between(replay.since, Files.getLastModifiedTime(journal).toInstant());
      replay.take(new TestsLeft(Optional.empty(), REASON));
      Duration last = known.isNegative() ? Duration.ZERO : known;
      replay.take(new RunFinished(RunState.LOST, replay.before.plus(last)));
    }
    replay.flush();
    StoredRun stored = store.find(run).orElseThrow();
    ExitStatus status = ExitStatus.of(stored.summary().counts(), stored.issues());
    if (stored.summary().state() != RunState.FINISHED) {
      status = status.or(ExitStatus.INCOMPLETE);
    }
    store.complete(run, RunConclusion.outcome(stored), status.code());
    return Optional.of(recovered(store.find(run).orElseThrow(), hadEnded));
  }

  private static Issue dropped(RunId run) {
    return Issue.warning(
        "run.import-killed",
        run.toString(),
        "The import of run '%s' was killed; nothing of it is stored: import again".formatted(run));
  }

  private static Issue recovered(StoredRun run, boolean hadEnded) {
    Counts counts = run.summary().counts();
    String next =
        run.summary().state() == RunState.FINISHED
            ? ""
            : "; 'runner resume %s' runs the rest".formatted(run.summary().run().brief());
    return Issue.info(
        "run.recovered",
        run.summary().run().toString(),
        "Run '%s' %s: %d of its %d tests have a verdict%s"
            .formatted(
                run.summary().run(),
                hadEnded
                    ? "had ended and waited for the store; now it is stored"
                    : "did not get to store all its results; now they are stored",
                counts.decided(),
                counts.planned(),
                next));
  }

  /** Stores a journal and takes note of how the run has gone. */
  private static final class Replay {

    private final JournalReplay next;
    private boolean started;
    private Instant since = Instant.EPOCH;
    private Duration before = Duration.ZERO;
    private boolean finished;

    Replay(RunId run, ResultStore store) {
      this.next = new JournalReplay(run, store);
    }

    void take(RunEvent event) {
      if (event instanceof RunStarted begin) {
        started = true;
        since = begin.at();
      } else if (event instanceof RunResumed resumed) {
        finished = false;
        since = resumed.at();
        before = resumed.before();
      }
      finished |= event instanceof RunFinished;
      next.take(event);
    }

    void flush() {
      next.flush();
    }
  }
}
