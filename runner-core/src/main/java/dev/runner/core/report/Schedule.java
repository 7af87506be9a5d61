package dev.runner.core.report;

import java.util.Optional;

/**
 * How well the tests of a run were spread.
 *
 * @param forks how many forks there were
 * @param makespanMs milliseconds from the first test's start to the last one's end
 * @param lowerBoundMs the milliseconds that no order of the same tests could have undercut
 * @param longPole the class that took longest; empty if no test ran
 */
public record Schedule(int forks, long makespanMs, long lowerBoundMs, Optional<LongPole> longPole) {

  /** Makes one without a class. */
  public Schedule(int forks, long makespanMs, long lowerBoundMs) {
    this(forks, makespanMs, lowerBoundMs, Optional.empty());
  }

  /**
   * The class that took longest.
   *
   * @param name its plugin and its name, {@code plugin:class}
   * @param tookMs the milliseconds that its tests took, added up
   */
  public record LongPole(String name, long tookMs) {}
}
