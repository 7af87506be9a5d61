package dev.runner.core.store;

/** Says of attempts what the index {@code attempt_unsteady} says, which else is not used. */
final class UnsteadySql {

  private UnsteadySql() {}

  /**
   * Returns a condition to follow others.
   *
   * @param attempt the name of the table in its query, of which only columns of the index are asked
   */
  static String of(String attempt) {
    return " and (%1$s.outcome in ('FAILED', 'ERROR') or %1$s.flaky = 1)".formatted(attempt);
  }
}
