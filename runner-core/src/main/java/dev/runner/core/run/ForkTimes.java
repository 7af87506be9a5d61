package dev.runner.core.run;

import dev.runner.core.config.TimeLimits;
import dev.runner.core.fork.FromFork;
import dev.runner.core.result.AttemptId;
import dev.runner.core.run.ForkActivity.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Since when a fork has been at what, as the supervisor heard of it. Safe for several threads.
 *
 * <p>All times are those of a monotonic clock in nanoseconds.
 */
final class ForkTimes {

  /** What a class more in a portion adds to the time for its discovery. */
  private static final Duration FURTHER_CLASS = Duration.ofMillis(50);

  private final TimeLimits limits;
  private final LongSupplier clock;
  private final Map<Integer, Running> running = new LinkedHashMap<>();
  private Phase state = Phase.IDLE;
  private Duration discovery = Duration.ZERO;
  private long since;
  private volatile long heard;

  ForkTimes(TimeLimits limits, LongSupplier clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Something that runs: a test if it has an attempt, else a test class. */
  private record Running(Optional<AttemptId> attempt, long since, boolean slow) {}

  /** Returns what the fork is at. */
  synchronized Phase phase() {
    return state;
  }

  /** Returns what the fork is at, with the stacks that it has told. */
  synchronized ForkActivity activity(int fork, Optional<FromFork.Stacks> answer) {
    long now = clock.getAsLong();
    Map<Integer, String> stacks = new LinkedHashMap<>();
    answer.ifPresent(told -> told.stacks().forEach(one -> stacks.put(one.node(), one.text())));
    List<ForkActivity.Running> tests = new ArrayList<>();
    running.forEach(
        (node, one) ->
            one.attempt.ifPresent(
                attempt ->
                    tests.add(
                        new ForkActivity.Running(
                            attempt,
                            Duration.ofNanos(now - one.since),
                            Optional.ofNullable(stacks.remove(node)).orElse("")))));
    Duration time = state == Phase.IDLE ? Duration.ZERO : Duration.ofNanos(now - since);
    return new ForkActivity(
        fork, state, time, answer.isPresent(), tests, List.copyOf(stacks.values()));
  }

  /** Begins a portion of a number of classes. */
  synchronized void begin(int classes) {
    running.clear();
    state = Phase.DISCOVERING;
    since = clock.getAsLong();
    discovery =
        limits
            .discovery()
            .map(limit -> limit.plus(FURTHER_CLASS.multipliedBy(Math.max(0, classes - 1))))
            .orElse(Duration.ZERO);
  }

  /** Notes that all tests of the portion are known. */
  synchronized void discovered() {
    if (state == Phase.DISCOVERING) {
      state = Phase.EXECUTING;
    }
  }

  /** Notes that the fork has nothing to do. */
  synchronized void idle() {
    state = Phase.IDLE;
    running.clear();
  }

  /** Notes a sign of life. */
  void heard() {
    heard = clock.getAsLong();
  }

  /** Notes that a test has started. */
  synchronized void testStarted(int node, AttemptId attempt) {
    running.put(node, new Running(Optional.of(attempt), clock.getAsLong(), false));
  }

  /** Notes that a test class has started. */
  synchronized void classStarted(int node) {
    running.put(node, new Running(Optional.empty(), clock.getAsLong(), false));
  }

  synchronized void ended(int node) {
    running.remove(node);
  }

  /** Returns a limit that is used up by now, the one of a test first. */
  synchronized Optional<Expiry> expired() {
    long now = clock.getAsLong();
    if (state == Phase.DISCOVERING) {
      boolean late = limits.discovery().isPresent() && now - since >= discovery.toNanos();
      return late ? Optional.of(new Expiry(Expiry.Kind.DISCOVERY, 0, discovery)) : Optional.empty();
    }
    Optional<Expiry> late = late(true, Expiry.Kind.TEST, limits.test(), now);
    late = late.or(() -> late(false, Expiry.Kind.CLASS, limits.testClass(), now));
    return late.or(
        () ->
            limits
                .silence()
                .filter(limit -> state == Phase.EXECUTING && now - heard >= limit.toNanos())
                .map(limit -> new Expiry(Expiry.Kind.SILENCE, 0, limit)));
  }

  /** Returns the attempts that have become slow since this was last asked. */
  synchronized List<AttemptId> slow() {
    if (limits.slow().isEmpty()) {
      return List.of();
    }
    long now = clock.getAsLong();
    List<AttemptId> slow = new ArrayList<>();
    running.replaceAll(
        (node, one) -> {
          boolean becomes =
              !one.slow
                  && one.attempt.isPresent()
                  && now - one.since >= limits.slow().get().toNanos();
          if (becomes) {
            slow.add(one.attempt.get());
          }
          return becomes ? new Running(one.attempt, one.since, true) : one;
        });
    return slow;
  }

  /** Returns the nanoseconds until something that is under way can be due, if anything can. */
  synchronized Optional<Long> untilDue() {
    long now = clock.getAsLong();
    List<Long> left = new ArrayList<>();
    if (state == Phase.DISCOVERING && limits.discovery().isPresent()) {
      left.add(since + discovery.toNanos() - now);
    } else if (state == Phase.EXECUTING) {
      limits.silence().ifPresent(limit -> left.add(heard + limit.toNanos() - now));
    }
    for (Running one : running.values()) {
      (one.attempt.isPresent() ? limits.test() : limits.testClass())
          .ifPresent(limit -> left.add(one.since + limit.toNanos() - now));
      if (one.attempt.isPresent() && !one.slow) {
        limits.slow().ifPresent(limit -> left.add(one.since + limit.toNanos() - now));
      }
    }
    return left.stream().min(Long::compare);
  }

  private Optional<Expiry> late(
      boolean test, Expiry.Kind kind, Optional<Duration> limit, long now) {
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    Iterator<Map.Entry<Integer, Running>> all = running.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Integer, Running> one = all.next();
      if (one.getValue().attempt.isPresent() == test
          && now - one.getValue().since >= limit.get().toNanos()) {
        return Optional.of(new Expiry(kind, one.getKey(), limit.get()));
      }
    }
    return Optional.empty();
  }
}
