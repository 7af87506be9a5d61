package dev.runner.core.store;

import dev.runner.core.result.Outcome;
import dev.runner.core.result.TestDescription;
import java.time.Duration;
import java.util.Optional;

/**
 * A test in two runs, which may know it by different names.
 *
 * @param test its description in the later run it was planned in, without known issues
 * @param before how it did in the run that is compared with; empty if it was not planned there
 * @param after how it did in the other run; empty as well
 */
public record ComparedTest(TestDescription test, Optional<Result> before, Optional<Result> after) {

  /**
   * How a test did in a run, by its last attempt.
   *
   * @param number its number in that run
   * @param outcome the outcome; empty without a verdict
   * @param flaky whether it failed before it passed
   * @param duration how long it took; empty without a verdict
   * @param message the message of its verdict, or why it has none
   */
  public record Result(
      int number,
      Optional<Outcome> outcome,
      boolean flaky,
      Optional<Duration> duration,
      String message) {}
}
