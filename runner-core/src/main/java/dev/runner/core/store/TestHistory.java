package dev.runner.core.store;

import dev.runner.core.result.RunId;
import dev.runner.core.result.TestDescription;
import java.time.Instant;
import java.util.List;

/**
 * How a test did in the runs in which it was planned, under whatever names.
 *
 * @param test its newest description
 * @param runs some of these runs, the one that was started last first
 */
public record TestHistory(TestDescription test, List<Entry> runs) {

  /** Copies the list. */
  public TestHistory {
    runs = List.copyOf(runs);
  }

  /**
   * A test in one run.
   *
   * @param run the run
   * @param startedAt when the run began
   * @param test the test as it was then
   */
  public record Entry(RunId run, Instant startedAt, StoredTest test) {}
}
