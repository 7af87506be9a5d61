package dev.runner.core.run;

import dev.runner.core.retry.Repetition;
import dev.runner.core.retry.Tries;
import dev.runner.core.suite.SuiteTries;
import java.util.Optional;

/** Finds what is asked for of a run that is resumed and contradicts what it is. */
final class ResumeTerms {

  private final SuiteTries asked;
  private final EarlierTests earlier;

  /**
   * Prepares to look.
   *
   * @param asked what the run was asked for at first
   * @param earlier what it has come to
   */
  ResumeTerms(SuiteTries asked, EarlierTests earlier) {
    this.asked = asked;
    this.earlier = earlier;
  }

  /** Returns what is wrong; empty if the run can go on. */
  Optional<String> contradiction(Tries tries) {
    Repetition repetition = tries.goingOnWith(asked).repetition();
    int retries = tries.retries().orElse(0);
    if (retries > 0 && repetition.isRepeated()) {
      return Optional.of(
          "'--retries %d' contradicts its rounds, each failure of which counts: leave it out"
              .formatted(retries));
    }
    int failed = earlier.failed();
    return tries.failFast().isPresent() && failed >= tries.failFast().getAsInt()
        ? Optional.of(
            "%d of its tests %s failed, so that '--fail-fast=%d' would start none: name a larger number, or leave it out"
                .formatted(failed, failed == 1 ? "has" : "have", tries.failFast().getAsInt()))
        : Optional.empty();
  }
}
