package dev.runner.core.retry;

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
}
