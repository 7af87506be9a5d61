package dev.runner.core.suite;

import java.util.OptionalInt;

/**
 * How often the tests of a stored run were to run.
 *
 * @param retries how often any test that fails was to run again, if the command line said so
 * @param rounds how often all tests were to run; empty for once, or for ever
 * @param untilFailure whether a round in which a test fails was to be the last one
 */
public record SuiteTries(OptionalInt retries, OptionalInt rounds, boolean untilFailure) {

  /** Each test once, or as the configuration says. */
  public static final SuiteTries AS_CONFIGURED =
      new SuiteTries(OptionalInt.empty(), OptionalInt.empty(), false);
}
