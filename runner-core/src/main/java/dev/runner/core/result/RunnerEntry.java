package dev.runner.core.result;

/** The names of report entries that the runner makes itself. */
public final class RunnerEntry {

  /** What of the clean-up of a test or class failed. Its test is {@link Flag#LEAKED}. */
  public static final String CLEANUP_FAILED = "runner.cleanup-failed";

  /** What failed in a class beside the verdicts of its tests; an entry of the class. */
  public static final String CLASS_FAILED = "runner.class-failed";

  /** The stack trace of either. */
  public static final String DETAIL = "runner.detail";

  private RunnerEntry() {}
}
