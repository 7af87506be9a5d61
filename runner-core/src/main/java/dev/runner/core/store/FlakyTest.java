package dev.runner.core.store;

import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.TestDescription;

/**
 * A test that passed, failed and passed again, or the other way round, in a window of runs.
 *
 * @param test its newest description
 * @param runs in how many runs it passed or failed
 * @param results how many attempts at it did; retries and repetitions count each
 * @param failures how many of them failed
 * @param flips how many of them ended otherwise than the one before
 * @param flipsWithin how many of these were in the same run as the one before
 * @param lastRun the run of its newest verdict
 * @param last that verdict's outcome
 */
public record FlakyTest(
    TestDescription test,
    int runs,
    int results,
    int failures,
    int flips,
    int flipsWithin,
    RunId lastRun,
    Outcome last) {

  /** Returns how often a result was another than the one before. */
  public Proportion flipping() {
    return new Proportion(flips, Math.max(0, results - 1));
  }
}
