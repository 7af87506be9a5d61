package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.RoundStarted;
import dev.runner.core.issue.Issue;
import dev.runner.core.retry.Repetition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs the tests of a suite as often as they are asked for. What is repeated keeps its tests in
 * mind from one round to the next; a single round does not.
 */
final class Rounds {

  private final PreparedSuite prepared;
  private final RunControl control;
  private final RecordedTests recorded;
  private final EarlierTests seen = new EarlierTests();
  private final Set<Issue> issues = new HashSet<>();
  private final long begin = System.nanoTime();

  /**
   * Prepares them.
   *
   * @param recorded what the journal says of tests meanwhile
   * @param control what has a say in it
   */
  Rounds(PreparedSuite prepared, RecordedTests recorded, RunControl control) {
    this.prepared = prepared;
    this.recorded = recorded;
    this.control = control;
  }

  /** Runs them; returns after the last round, or when the run is cancelled. */
  void run(Consumer<RunEvent> events) {
    Repetition repetition = prepared.settings().failures().repetition();
    if (!repetition.isRepeated()) {
      new SuiteExecutor(prepared, new TestNumbers(recorded::below), control).execute(events);
      return;
    }
    Consumer<RunEvent> noting = event -> note(event, events);
    new SuiteExecutor(prepared, new TestNumbers(recorded::below), control).execute(noting);
    repeat(2, noting);
  }

  /**
   * Runs those that are left once one that was broken off is done.
   *
   * @param next the number of the first of them
   */
  void goOn(int next, Consumer<RunEvent> events) {
    Repetition repetition = prepared.settings().failures().repetition();
    if (repetition.isRepeated() && !control.cancellation().isRequested()) {
      try {
        recorded.replay(seen);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      repeat(next, event -> note(event, events));
    }
  }

  private void repeat(int next, Consumer<RunEvent> noting) {
    Repetition repetition = prepared.settings().failures().repetition();
    for (int round = next; round <= repetition.times() && goesOn(repetition); round++) {
      noting.accept(new RoundStarted(round));
      TestNumbers numbers = new TestNumbers(seen, Windows.NONE, recorded::below);
      new SuiteExecutor(again(), numbers, control).execute(noting);
    }
  }

  private boolean goesOn(Repetition repetition) {
    boolean failed = repetition.untilFailure() && control.referee().failed() > 0;
    return !control.cancellation().isRequested() && !failed && seen.lastNumber() > 0;
  }

  /** Takes note of an event and passes it on, unless it raises an issue for the second time. */
  private void note(RunEvent event, Consumer<RunEvent> events) {
    synchronized (seen) {
      seen.take(event);
      if (event instanceof IssueRaised raised && !issues.add(raised.issue())) {
        return;
      }
    }
    events.accept(event);
  }

  private PreparedSuite again() {
    RunSettings settings = prepared.settings();
    return new PreparedSuite(
        settings.inRound(
            lastFork(settings), settings.limits().with(Optional.empty(), timeLeft(settings))),
        prepared.plugins(),
        prepared.config(),
        prepared.suite(),
        prepared.leftOut());
  }

  private Optional<Duration> timeLeft(RunSettings settings) {
    Duration used = Duration.ofNanos(System.nanoTime() - begin);
    return settings
        .limits()
        .run()
        .map(limit -> limit.minus(used))
        .map(left -> left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left);
  }

  private int lastFork(RunSettings settings) {
    try {
      int files = RunResumer.lastFork(settings.runFolder().resolve(ForkStarter.FORKS));
      return Math.max(files, seen.lastFork());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
