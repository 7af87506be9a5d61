package dev.runner.core.run;

import dev.runner.core.report.RunParts;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.FailingTest;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.StoredAttempt;
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
      boolean failures = run.counts().failed() + run.counts().error() + run.counts().flaky() > 0;
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
        .flatMap(test -> failed(test, run, store).stream())
        .findFirst()
        .flatMap(test -> store.find(run).map(stored -> new BisectTarget(stored, test)));
  }

  /** Returns a test as of an attempt that failed; it may have passed when it was tried again. */
  private static Optional<StoredTest> failed(StoredTest test, RunId run, ResultStore store) {
    if (isFailure(test.last())) {
      return Optional.of(test);
    }
    return test.failures() == 0
        ? Optional.empty()
        : store.attempts(run, test.number()).stream()
            .filter(BisectTarget::isFailure)
            .findFirst()
            .map(test::as);
  }

  private static boolean isFailure(StoredAttempt attempt) {
    return attempt.verdict().map(Verdict::outcome).filter(Outcome::isFailure).isPresent();
  }
}
