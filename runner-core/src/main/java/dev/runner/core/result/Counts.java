package dev.runner.core.result;

/**
 * How many tests of a run, or of one of its plugins, had which outcome.
 *
 * @param passed tests that passed
 * @param failed tests with a failed assertion
 * @param error tests that threw anything else or died
 * @param skipped tests that were not started, for a reason
 * @param aborted tests that stopped themselves
 * @param notRun tests without a verdict
 * @param flaky tests that passed and failed, in several attempts; they count once more elsewhere
 * @param mutedFailed failed tests that do not fail the run; they count among the failed, too
 * @param mutedError tests with an error that do not fail the run; they count among those, too
 * @param known those of the muted tests that a known issue says will fail
 * @param unstable those of the muted tests that a known issue says may fail, and nothing more
 * @param fixed passed tests that a known issue says will fail
 */
public record Counts(
    int passed,
    int failed,
    int error,
    int skipped,
    int aborted,
    int notRun,
    int flaky,
    int mutedFailed,
    int mutedError,
    int known,
    int unstable,
    int fixed) {

  /** Creates counts without muted tests and known issues. */
  public Counts(
      int passed, int failed, int error, int skipped, int aborted, int notRun, int flaky) {
    this(passed, failed, error, skipped, aborted, notRun, flaky, 0, 0, 0, 0, 0);
  }

  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

  /** Returns the tests announced: the sum of all verdicts and of the tests without one. */
  public int planned() {
    return passed + failed + error + skipped + aborted + notRun;
  }

  /** Returns the tests that failed in whatever way and do not fail the run. */
  public int muted() {
    return mutedFailed + mutedError;
  }

  /** Returns those of the muted tests that are in quarantine, and have no known issue. */
  public int quarantined() {
    return muted() - known - unstable;
  }

  /** Returns the tests whose failure makes the run fail. */
  public int failing() {
    return failed + error - muted();
  }

  /** Returns these counts with a number of tests marked that are in quarantine and failed so. */
  public Counts plusQuarantined(Outcome outcome, int tests) {
    return plusMuted(outcome, tests, 0, 0);
  }

  /** Returns these counts with tests marked that have known issues, of the outcome given. */
  public Counts plusKnown(Outcome outcome, int failing, int unsteady, int passing) {
    return plusMuted(outcome, failing + unsteady, failing, unsteady)
        .plus(new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, passing));
  }

  private Counts plusMuted(Outcome outcome, int all, int failing, int unsteady) {
    boolean isError = outcome == Outcome.ERROR;
    int failures = isError ? 0 : all;
    return plus(new Counts(0, 0, 0, 0, 0, 0, 0, failures, all - failures, failing, unsteady, 0));
  }

  /** Returns the tests that have a verdict. */
  public int decided() {
    return planned() - notRun;
  }

  public Counts plus(Counts other) {
    return new Counts(
        passed + other.passed,
        failed + other.failed,
        error + other.error,
        skipped + other.skipped,
        aborted + other.aborted,
        notRun + other.notRun,
        flaky + other.flaky,
        mutedFailed + other.mutedFailed,
        mutedError + other.mutedError,
        known + other.known,
        unstable + other.unstable,
        fixed + other.fixed);
  }

  /** Returns these counts with a number of tests of one outcome added. */
  public Counts plus(Outcome outcome, int tests) {
    return plus(
        switch (outcome) {
          case PASSED -> new Counts(tests, 0, 0, 0, 0, 0, 0);
          case FAILED -> new Counts(0, tests, 0, 0, 0, 0, 0);
          case ERROR -> new Counts(0, 0, tests, 0, 0, 0, 0);
          case SKIPPED -> new Counts(0, 0, 0, tests, 0, 0, 0);
          case ABORTED -> new Counts(0, 0, 0, 0, tests, 0, 0);
        });
  }

  /** Returns these counts with a number of tests without a verdict added. */
  public Counts plusNotRun(int tests) {
    return plus(new Counts(0, 0, 0, 0, 0, tests, 0));
  }

  /** Returns these counts with a number of flaky tests marked. */
  public Counts plusFlaky(int tests) {
    return plus(new Counts(0, 0, 0, 0, 0, 0, tests));
  }
}
