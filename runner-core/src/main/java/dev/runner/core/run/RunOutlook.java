package dev.runner.core.run;

import dev.runner.core.schedule.LowerBound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Estimates when the tests of a run will have ended, from what classes took before, and where they
 * never ran from what others take in this run. Safe for several threads.
 *
 * <p>Each lane counts with what is left of its portion, a class that runs with its remainder, and a
 * lane without a fork with what forks take to start. What nobody has begun fills the lanes. All of
 * it goes at the pace of this run, which becomes known as classes end.
 */
final class RunOutlook {

  /** What a fork takes to start, until one has. */
  private static final long START_NANOS = 700_000_000L;

  /** So much time of this run is as good as all that is known from before. */
  private static final double PRIOR_NANOS = 2e9;

  private final WorkQueue queue;
  private final LongSupplier clock;
  private final int lanes;

  /**
   * Makes an outlook.
   *
   * @param queue what is to be done
   * @param lanes how many work on it
   * @param clock a monotonic clock
   */
  RunOutlook(WorkQueue queue, int lanes, LongSupplier clock) {
    this.queue = queue;
    this.lanes = lanes;
    this.clock = clock;
  }

  /** Returns the time until the last test ends; empty if nothing is left, or known of it. */
  Optional<Duration> left() {
    List<LaneProgress> all = queue.progress();
    double pace = pace(all);
    Optional<LowerBound> rest = queue.rest();
    if (rest.isEmpty() || (rest.get().value().isZero() && !anyOpen(all))) {
      return Optional.empty();
    }
    long sum = 0;
    long last = 0;
    long first = Long.MAX_VALUE;
    int open = 0;
    for (LaneProgress lane : all) {
      if (lane.isOpen()) {
        OptionalLong left = lane.left(pace);
        if (left.isEmpty()) {
          return Optional.empty();
        }
        long ends = left.getAsLong() + start(lane);
        open++;
        sum += ends;
        last = Math.max(last, ends);
        first = Math.min(first, ends);
      }
    }
    first = open < lanes ? 0 : first;
    return Optional.of(Duration.ofNanos(left(rest.get(), pace, new long[] {sum, last, first})));
  }

  private long left(LowerBound rest, double pace, long[] ends) {
    long filled = (ends[0] + paced(rest.sum(), pace)) / lanes;
    long longest = rest.longest().isZero() ? 0 : ends[2] + paced(rest.longest(), pace);
    long apart = paced(rest.apart(), pace);
    long all = Math.max(Math.max(filled, ends[1]), Math.max(longest, apart));
    return all + paced(rest.serial(), pace);
  }

  private static boolean anyOpen(List<LaneProgress> all) {
    return all.stream().anyMatch(LaneProgress::isOpen);
  }

  /** Returns what this run takes for what was expected to take 1. */
  private static double pace(List<LaneProgress> all) {
    long busy = all.stream().mapToLong(LaneProgress::busy).sum();
    long done = all.stream().mapToLong(LaneProgress::done).sum();
    return (busy + PRIOR_NANOS) / (done + PRIOR_NANOS);
  }

  private long start(LaneProgress lane) {
    OptionalLong since = lane.waitingSince();
    return since.isEmpty() ? 0 : Math.max(0, START_NANOS - (clock.getAsLong() - since.getAsLong()));
  }

  private static long paced(Duration time, double pace) {
    return (long) (time.toNanos() * pace);
  }
}
