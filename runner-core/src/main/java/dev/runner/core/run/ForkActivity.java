package dev.runner.core.run;

import dev.runner.core.result.AttemptId;
import java.time.Duration;
import java.util.List;

/**
 * What a fork is at, at one moment.
 *
 * @param fork its number
 * @param phase what it does
 * @param time since when it has had the share of the suite that it works on; zero if it has none
 * @param answered whether it has said where its threads stand
 * @param tests the tests that run in it, the one that started first first
 * @param elsewhere the stacks of threads that run something else, as a class's set-up
 */
public record ForkActivity(
    int fork,
    Phase phase,
    Duration time,
    boolean answered,
    List<Running> tests,
    List<String> elsewhere) {

  /** Copies the lists. */
  public ForkActivity {
    tests = List.copyOf(tests);
    elsewhere = List.copyOf(elsewhere);
  }

  /** What a fork does. */
  public enum Phase {
    /** It starts, ends or waits. */
    IDLE,
    /** It looks for tests. */
    DISCOVERING,
    /** It runs them. */
    EXECUTING
  }

  /**
   * A test that runs.
   *
   * @param attempt which one
   * @param time since when, as the supervisor has heard of it
   * @param stack where its thread stands, a line for each frame; empty text if that is not known
   */
  public record Running(AttemptId attempt, Duration time, String stack) {}
}
