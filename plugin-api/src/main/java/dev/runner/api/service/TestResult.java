package dev.runner.api.service;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * What became of an attempt at a test.
 *
 * @param id the test's printed id
 * @param plugin the id of its plugin
 * @param attempt the attempt's number, counted from 1; the last one is the test's verdict
 * @param outcome how it ended
 * @param message why, in a line or more; empty if there is nothing to say
 * @param duration how long it took; zero if it never started
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record TestResult(
    String id, String plugin, int attempt, Outcome outcome, String message, Duration duration) {

  /**
   * How an attempt ended.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public enum Outcome {
    /** It passed. */
    PASSED,
    /** An assertion failed. */
    FAILED,
    /** Anything else was thrown, its process died, or it took too long. */
    ERROR,
    /** It never started. */
    SKIPPED,
    /** An assumption was not met, or it was cancelled. */
    ABORTED
  }
}
