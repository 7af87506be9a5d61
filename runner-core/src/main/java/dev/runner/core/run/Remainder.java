package dev.runner.core.run;

import dev.runner.core.result.TestDescription;
import java.util.List;

/**
 * What a dead fork leaves of a portion.
 *
 * @param culprit whether something was found that was running
 * @param rest the tests that were not reached
 */
record Remainder(boolean culprit, Rest rest) {

  /**
   * Tests that were not reached.
   *
   * @param uniqueIds tests and templates that had not started
   * @param interrupted templates in the middle of their invocations
   */
  record Rest(List<String> uniqueIds, List<Interrupted> interrupted) {

    /** Copies the lists. */
    Rest {
      uniqueIds = List.copyOf(uniqueIds);
      interrupted = List.copyOf(interrupted);
    }
  }

  /**
   * A template whose later invocations are unknown.
   *
   * @param uniqueId its id
   * @param lastInvocation the invocation that was registered last
   * @param addressable whether its invocations can be chosen by their numbers
   * @param description what is known of it
   */
  record Interrupted(
      String uniqueId, int lastInvocation, boolean addressable, TestDescription description) {}
}
