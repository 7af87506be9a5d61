package dev.runner.core.retry;

/**
 * How often all tests of a run are run.
 *
 * @param times how often, at most
 * @param untilFailure whether a round in which a test fails is the last one
 */
public record Repetition(int times, boolean untilFailure) {

  /** Each test once. */
  public static final Repetition ONCE = new Repetition(1, false);

  /** For ever. */
  public static final int ENDLESS = Integer.MAX_VALUE;

  public boolean isRepeated() {
    return times > 1;
  }

  public boolean isEndless() {
    return times == ENDLESS;
  }
}
