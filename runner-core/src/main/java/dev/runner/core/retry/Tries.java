package dev.runner.core.retry;

import java.util.OptionalInt;

/**
 * What a command line says of attempts and failures.
 *
 * @param retries how often any test that fails runs again; empty if the configuration decides
 */
public record Tries(OptionalInt retries) {

  /** As the configuration has it. */
  public static final Tries AS_CONFIGURED = new Tries(OptionalInt.empty());
}
