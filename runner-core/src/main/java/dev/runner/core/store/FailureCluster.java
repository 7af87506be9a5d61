package dev.runner.core.store;

import dev.runner.core.failure.Fingerprint;
import dev.runner.core.result.RunId;
import java.util.List;

/**
 * Tests that failed in the same way.
 *
 * @param fingerprint what their failures have in common
 * @param example the first of them
 * @param tests all of them, in the order of the query
 */
public record FailureCluster(Fingerprint fingerprint, FailingTest example, List<Member> tests) {

  /** Copies the list. */
  public FailureCluster {
    tests = List.copyOf(tests);
  }

  /**
   * A test that failed.
   *
   * @param run the run in which it did
   * @param number its number in that run
   * @param id its printed id as lists show it
   */
  public record Member(RunId run, int number, String id) {}
}
