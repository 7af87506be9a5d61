package dev.runner.core.run;

/** Who asked a run to end early. */
public enum CancelReason {
  /** A person at a terminal. */
  INTERRUPTED("SIGINT", ExitStatus.INTERRUPTED),
  /** The system, or whoever closed the terminal. */
  TERMINATED("SIGTERM", ExitStatus.TERMINATED);

  private final String signal;
  private final ExitStatus status;

  CancelReason(String signal, ExitStatus status) {
    this.signal = signal;
    this.status = status;
  }

  /** Returns the exit status of a run that ends so, unless a worse one holds. */
  public ExitStatus status() {
    return status;
  }

  /** Returns what is said of tests that a cancelled run left. */
  String text() {
    return "the run was cancelled by " + signal;
  }
}
