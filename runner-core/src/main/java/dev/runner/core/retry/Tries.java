package dev.runner.core.retry;

import dev.runner.core.suite.SuiteTries;
import java.util.OptionalInt;

/**
 * What a command line says of attempts and failures.
 *
 * @param retries how often any test that fails runs again; empty if the configuration decides
 * @param failFast after how many failed tests no further one starts; empty for never
 * @param repetition how often all tests are run
 */
public record Tries(OptionalInt retries, OptionalInt failFast, Repetition repetition) {

  /** As the configuration has it. */
  public static final Tries AS_CONFIGURED =
      new Tries(OptionalInt.empty(), OptionalInt.empty(), Repetition.ONCE);

  /** Returns what is stored of this. */
  public SuiteTries stored() {
    return new SuiteTries(
        retries,
        repetition.isRepeated() && !repetition.isEndless()
            ? OptionalInt.of(repetition.times())
            : OptionalInt.empty(),
        repetition.untilFailure());
  }

  /** Returns this for a run that goes on: what is not said anew stays as it was asked for. */
  public Tries goingOnWith(SuiteTries asked) {
    int rounds = asked.rounds().orElse(asked.untilFailure() ? Repetition.ENDLESS : 1);
    return new Tries(
        retries.isPresent() ? retries : asked.retries(),
        failFast,
        new Repetition(rounds, asked.untilFailure()));
  }
}
