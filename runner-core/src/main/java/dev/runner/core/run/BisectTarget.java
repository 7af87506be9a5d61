package dev.runner.core.run;

import dev.runner.core.report.RunParts;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.store.FailingTest;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredTest;
import java.util.List;
import java.util.Optional;

/**
 * A test whose failure is to be explained.
 *
 * @param run the run in which it failed
 * @param test the test as it was there
 */
public record BisectTarget(StoredRun run, StoredTest test) {

  /** How far back a failure is looked for that is not the test's newest verdict. */
  private static final int RUNS = 100;

  /**
   * Finds the newest failure of a test.
   *
   * @param name as {@link RunParts#named} takes it
   * @return the failure; empty if there is none in the newest hundred runs
   */
  public static Optional<BisectTarget> newest(String name, ResultStore store) {
    for (FailingTest failing : store.failing()) {
      if (RunParts.isMeant(name, failing.test().description())) {
        return in(failing.run(), name, store);
      }
    }
    for (RunSummary run : store.runs(RUNS)) {
      boolean failures = run.counts().failed() + run.counts().error() > 0;
      Optional<BisectTarget> found = failures ? in(run.run(), name, store) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Finds the failure of a test in a run; of several invocations the first that failed. */
  public static Optional<BisectTarget> in(RunId run, String name, ResultStore store) {
    List<StoredTest> tests = RunParts.named(name, store, run).tests();
    return tests.stream()
        .filter(test -> test.outcome().filter(Outcome::isFailure).isPresent())
        .findFirst()
        .flatMap(test -> store.find(run).map(stored -> new BisectTarget(stored, test)));
  }
}
