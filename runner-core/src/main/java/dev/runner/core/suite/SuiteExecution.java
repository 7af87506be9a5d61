package dev.runner.core.suite;

import dev.runner.core.result.RunId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a stored run was executed.
 *
 * @param order the word for the order of its classes; runs of old have none
 * @param seed the number from which its random orders were made; runs of old have none
 * @param isolation the word for what shared a fork; runs of old have none
 * @param repeats the run whose order it repeated
 * @param tries how often its tests were to run
 */
public record SuiteExecution(
    Optional<String> order,
    OptionalLong seed,
    Optional<String> isolation,
    Optional<RunId> repeats,
    SuiteTries tries) {

  /** Says nothing of how often tests were to run. */
  public SuiteExecution(
      Optional<String> order,
      OptionalLong seed,
      Optional<String> isolation,
      Optional<RunId> repeats) {
    this(order, seed, isolation, repeats, SuiteTries.AS_CONFIGURED);
  }
}
