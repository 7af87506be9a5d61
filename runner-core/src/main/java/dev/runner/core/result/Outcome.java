package dev.runner.core.result;

/**
 * The verdict of a test, and as the worst of its tests and issues that of a run. Ordered from best
 * to worst.
 */
public enum Outcome {
  /** It did what it should. */
  PASSED,
  /** It was never started, for a reason. */
  SKIPPED,
  /** It started and found that its assumptions do not hold, or was cancelled while it ran. */
  ABORTED,
  /** An assertion did not hold. */
  FAILED,
  /** Anything else was thrown, or its process died. */
  ERROR;

  /** Tells whether this outcome makes a run fail. */
  public boolean isFailure() {
    return this == FAILED || this == ERROR;
  }

  /** Returns the worse of two outcomes. */
  public Outcome worse(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
