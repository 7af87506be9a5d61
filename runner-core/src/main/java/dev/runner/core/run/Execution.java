package dev.runner.core.run;

import java.util.OptionalInt;

/**
 * How a suite is to be executed.
 *
 * @param forks how many test forks may run at the same time; empty if the runner decides
 * @param isolation what shares a fork
 */
public record Execution(OptionalInt forks, Isolation isolation) {

  /** One test after the other, as long as plugins do not make them parallel themselves. */
  public static final Execution SERIAL = new Execution(OptionalInt.of(1), Isolation.RUN);
}
