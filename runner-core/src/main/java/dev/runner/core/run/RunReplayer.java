package dev.runner.core.run;

import dev.runner.core.store.StoredRun;
import java.util.List;

/** Repeats recorded runs: the same tests in the same forks, in the same order. */
public final class RunReplayer {

  private final Runner runner;

  /**
   * Creates one.
   *
   * @param runner runs what is repeated
   */
  public RunReplayer(Runner runner) {
    this.runner = runner;
  }

  /**
   * Repeats a run as a run of its own.
   *
   * @param stored the run
   * @param request where things lie; its selection, forks and order do not count
   * @param changed whether plugins may be others than then
   * @param observer hears of events as they happen
   * @param cancellation ends the new run early
   * @return what became of the new run, with the store open
   */
  public RunReport replay(
      StoredRun stored,
      RunRequest request,
      boolean changed,
      RunObserver observer,
      Cancellation cancellation) {
    try {
      RecordedRun recorded = RecordedRun.open(stored, request, changed);
      return runner.run(repeating(recorded, request), observer, cancellation);
    } catch (NotRepeatableException e) {
      String message =
          "Run '%s' cannot be replayed: %s".formatted(stored.summary().run(), e.reason());
      return RunReport.refused(e.status(), List.of(), List.of(message));
    }
  }

  private static RunRequest repeating(RecordedRun recorded, RunRequest request)
      throws NotRepeatableException {
    Placement placement = recorded.placement();
    if (placement.isResumed()) {
      throw new NotRepeatableException(
          ExitStatus.USAGE,
          "it was resumed, and where its first process broke off cannot be repeated: name another run");
    }
    if (placement.tracks().isEmpty()) {
      throw new NotRepeatableException(
          ExitStatus.USAGE, "its record does not say what ran in which fork: name another run");
    }
    Execution execution =
        request
            .execution()
            .in(placement.forks(), recorded.isolation())
            .ordered(recorded.order(placement, placement.tracks()));
    return request.selecting(recorded.asked().selection()).executed(execution);
  }
}
