package dev.runner.core.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How long things may take; empty where there is no limit.
 *
 * @param test a test, from its start to its end
 * @param testClass a test class, from its start to its end
 * @param run a whole run, from its first fork on
 * @param silence a fork that has work, without a sign of life
 * @param discovery the discovery of one class
 * @param slow a test, before it is called slow
 */
public record TimeLimits(
    Optional<Duration> test,
    Optional<Duration> testClass,
    Optional<Duration> run,
    Optional<Duration> silence,
    Optional<Duration> discovery,
    Optional<Duration> slow) {

  private static final Duration SILENCE = Duration.ofHours(1);

  /** Takes zero for none, and sets the limit of silence where it is not given. */
  TimeLimits resolved() {
    return new TimeLimits(
        some(test),
        some(testClass),
        some(run),
        some(silence.or(() -> silent(some(test)))),
        some(discovery),
        some(slow));
  }

  /** Returns these limits with others where they are given; zero means none. */
  public TimeLimits with(Optional<Duration> otherTest, Optional<Duration> otherRun) {
    boolean followsTest = otherTest.isPresent() && silence.equals(silent(test));
    Optional<Duration> newTest = otherTest.isPresent() ? some(otherTest) : test;
    return new TimeLimits(
        newTest,
        testClass,
        otherRun.isPresent() ? some(otherRun) : run,
        followsTest ? silent(newTest) : silence,
        discovery,
        slow);
  }

  /** Returns no limits at all, for tests that a person holds up. */
  public static TimeLimits none() {
    Optional<Duration> none = Optional.empty();
    return new TimeLimits(none, none, none, none, none, none);
  }

  /** Returns those of these limits that can be kept without ending a process. */
  public TimeLimits ofTests() {
    Optional<Duration> none = Optional.empty();
    return new TimeLimits(test, none, run, none, none, slow);
  }

  private static Optional<Duration> silent(Optional<Duration> test) {
    return test.map(limit -> limit.compareTo(SILENCE) > 0 ? limit : SILENCE);
  }

  private static Optional<Duration> some(Optional<Duration> limit) {
    return limit.filter(time -> !time.isZero());
  }
}
