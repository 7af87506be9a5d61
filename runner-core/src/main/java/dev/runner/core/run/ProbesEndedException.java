package dev.runner.core.run;

/** Says that no more probes can be made. */
final class ProbesEndedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitStatus status;

  ProbesEndedException(ExitStatus status, String reason) {
    super(reason);
    this.status = status;
  }

  /** Returns what it means for the command. */
  ExitStatus status() {
    return status;
  }
}
