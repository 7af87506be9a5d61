package dev.runner.core.result;

import java.util.Optional;

/**
 * How one attempt at a test ended.
 *
 * @param outcome the outcome
 * @param cause why it did not pass; empty if it passed
 * @param message the throwable's class and message, or the reason; empty if there is none
 * @param detail the stack trace or another long text; empty if there is none
 */
public record Verdict(Outcome outcome, Optional<Cause> cause, String message, String detail) {

  private static final Verdict PASSED = new Verdict(Outcome.PASSED, Optional.empty(), "", "");

  public static Verdict passed() {
    return PASSED;
  }

  public static Verdict failed(String message, String detail) {
    return new Verdict(Outcome.FAILED, Optional.of(Cause.ASSERTION), message, detail);
  }

  public static Verdict error(Cause cause, String message, String detail) {
    return new Verdict(Outcome.ERROR, Optional.of(cause), message, detail);
  }

  public static Verdict skipped(Cause cause, String reason) {
    return new Verdict(Outcome.SKIPPED, Optional.of(cause), reason, "");
  }

  /** Returns the verdict on a test that was running when the run was cancelled. */
  public static Verdict cancelled(String reason) {
    return new Verdict(Outcome.ABORTED, Optional.of(Cause.CANCELLED), reason, "");
  }

  public static Verdict aborted(String reason, String detail) {
    return new Verdict(Outcome.ABORTED, Optional.of(Cause.ASSUMPTION), reason, detail);
  }
}
