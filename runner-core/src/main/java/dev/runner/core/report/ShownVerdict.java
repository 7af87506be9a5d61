package dev.runner.core.report;

import dev.runner.core.result.Flag;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.store.StoredTest;

/**
 * What a test amounts to where there is no place for flags.
 *
 * @param kind how it counts
 * @param type the name of its cause; empty text if it passed
 * @param message why it did not pass, empty if it did
 * @param detail the stack trace or another long text; empty if there is none
 */
record ShownVerdict(Kind kind, String type, String message, String detail) {

  static final String NOT_RUN = "NOT_RUN";

  private static final String NO_VERDICT = "The run ended before this test had a verdict";

  /** How a test counts. */
  enum Kind {
    PASSED,
    FAILED,
    ERROR,
    SKIPPED,
    ABORTED,
    /** It failed in whatever way, and does not fail the run. */
    MUTED,
    /** It has no verdict. */
    NOT_RUN
  }

  static ShownVerdict of(StoredTest test) {
    if (test.outcome().isEmpty()) {
      String message = test.message().isEmpty() ? NO_VERDICT : test.message();
      return new ShownVerdict(Kind.NOT_RUN, NOT_RUN, message, "");
    }
    Outcome outcome = test.outcome().get();
    String type = test.cause().map(Enum::name).orElse("");
    if (outcome.isFailure() && isMuted(test)) {
      String message = "%s (%s): %s".formatted(word(test), reason(test), test.message());
      return new ShownVerdict(Kind.MUTED, type, message, test.detail());
    }
    return new ShownVerdict(Kind.valueOf(outcome.name()), type, test.message(), test.detail());
  }

  /** Returns message and detail in one text, the message once. */
  String text() {
    return text(message, detail);
  }

  /** Returns message and detail in one text, the message once. */
  static String text(String message, String detail) {
    if (detail.isEmpty() || message.isEmpty() || detail.startsWith(message)) {
      return detail.isEmpty() ? message : detail;
    }
    return message + "\n" + detail;
  }

  private static boolean isMuted(StoredTest test) {
    return KnownIssue.mute(test.known()) || test.quarantine().isPresent();
  }

  private static String word(StoredTest test) {
    if (!KnownIssue.mute(test.known())) {
      return Flag.QUARANTINED.name();
    }
    return (KnownIssue.expectFailure(test.known()) ? Flag.KNOWN : Flag.UNSTABLE).name();
  }

  private static String reason(StoredTest test) {
    return KnownIssue.mute(test.known())
        ? KnownIssue.text(test.known())
        : test.quarantine().orElse("");
  }
}
