package dev.runner.core.run;

/** Who or what asked a run to end early. */
public enum CancelReason {
  /** A person at a terminal. */
  INTERRUPTED("the run was cancelled by SIGINT", ExitStatus.INTERRUPTED),
  /** The system, or whoever closed the terminal. */
  TERMINATED("the run was cancelled by SIGTERM", ExitStatus.TERMINATED),
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

  /** Returns what is said of tests that a cancelled run left. */
  String text() {
    return text;
  }
}
