package dev.runner.core.report;

/**
 * How well the tests of a run were spread.
 *
 * @param forks how many forks there were
 * @param makespanMs milliseconds from the first test's start to the last one's end
 * @param lowerBoundMs the milliseconds that no order of the same tests could have undercut
 */
public record Schedule(int forks, long makespanMs, long lowerBoundMs) {}
