package dev.runner.core.suite;

import dev.runner.core.result.TestDescription;
import java.util.Optional;

/**
 * A test that a list names.
 *
 * @param text its printed id, or a JUnit unique id: ours, or that of one engine
 * @param earlier what was known of it in an earlier run; empty if only its name is known
 */
public record TestName(String text, Optional<TestDescription> earlier) {

  /** Returns the name that a line of a load list holds. */
  public static TestName of(String text) {
    return new TestName(text, Optional.empty());
  }

  /** Returns the name of a test of an earlier run. */
  public static TestName of(TestDescription test) {
    return new TestName(test.printedId(), Optional.of(test));
  }
}
