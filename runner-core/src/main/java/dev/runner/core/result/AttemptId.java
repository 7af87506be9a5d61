package dev.runner.core.result;

/**
 * One attempt at a test of a run.
 *
 * @param test the test's number in the run, from 1
 * @param attempt the attempt's number, from 1
 */
public record AttemptId(int test, int attempt) implements Publisher {

  /** Refuses numbers below 1. */
  public AttemptId {
    if (test < 1 || attempt < 1) {
      throw new IllegalArgumentException(
          "No attempt " + attempt + " of test " + test + " (both count from 1)");
    }
  }
}
