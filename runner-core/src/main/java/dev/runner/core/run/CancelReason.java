package dev.runner.core.run;

/** Who or what asked a run to end early. */
public enum CancelReason {
  /** A person at a terminal. */
  INTERRUPTED("the run was cancelled by SIGINT", ExitStatus.INTERRUPTED),
  /** The system, or whoever closed the terminal. */
  TERMINATED("the run was cancelled by SIGTERM", ExitStatus.TERMINATED),
  /** As many failed tests as were asked for. */
  FAILED_FAST("enough tests have failed (--fail-fast)", ExitStatus.FAILED),
  /** Its own time limit. */
  OUT_OF_TIME("the time limit of the run is used up (limit.run)", ExitStatus.INCOMPLETE);

  private final String text;
  private final ExitStatus status;

  CancelReason(String text, ExitStatus status) {
    this.text = text;
    this.status = status;
  }

  /** Returns the exit status of a run that ends so, unless a worse one holds. */
  public ExitStatus status() {
    return status;
  }

  /**
   * Tells whether what runs may come to its end, and all that is left is discovered and counted:
   * nobody waits.
   */
  boolean isPatient() {
    return this == FAILED_FAST;
  }

  /** Returns what is said of tests that a cancelled run left. */
  String text() {
    return text;
  }
}
