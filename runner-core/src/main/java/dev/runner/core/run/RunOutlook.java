package dev.runner.core.run;

import dev.runner.core.schedule.LowerBound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;

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

  private final Supplier<List<LaneProgress>> progress;
  private final Supplier<Optional<LowerBound>> unbegun;
  private final LongSupplier clock;
  private final int lanes;

  /**
   * Makes an outlook.
   *
   * @param progress gives how far each lane is
   * @param unbegun gives what no lane has begun; empty if nothing is known of some of it
   * @param lanes how many lanes there are
   * @param clock a monotonic clock, in nanoseconds
   */
  RunOutlook(
      Supplier<List<LaneProgress>> progress,
      Supplier<Optional<LowerBound>> unbegun,
      int lanes,
      LongSupplier clock) {
    this.progress = progress;
    this.unbegun = unbegun;
    this.lanes = lanes;
    this.clock = clock;
  }

  /** Returns the time until the last test ends; empty if nothing is left, or known of it. */
  Optional<Duration> left() {
    List<LaneProgress> all = progress.get();
    List<LaneProgress> open = all.stream().filter(LaneProgress::isOpen).toList();
    Optional<LowerBound> rest = unbegun.get();
    if (rest.isEmpty() || (open.isEmpty() && rest.get().value().isZero())) {
      return Optional.empty();
    }
    double pace = pace(all);
    List<OptionalLong> ends = open.stream().map(lane -> ends(lane, pace)).toList();
    return ends.stream().allMatch(OptionalLong::isPresent)
        ? Optional.of(Duration.ofNanos(left(rest.get(), pace, ends)))
        : Optional.empty();
  }

  private long left(LowerBound rest, double pace, List<OptionalLong> lanesEnd) {
    long[] ends = lanesEnd.stream().mapToLong(OptionalLong::orElseThrow).sorted().toArray();
    long first = ends.length < lanes ? 0 : ends[0];
    long last = ends.length == 0 ? 0 : ends[ends.length - 1];
    long filled = (LongStream.of(ends).sum() + paced(rest.sum(), pace)) / lanes;
    long longest = rest.longest().isZero() ? 0 : first + paced(rest.longest(), pace);
    long apart = paced(rest.apart(), pace);
    long free = LongStream.of(filled, last, longest, apart).max().orElseThrow();
    return free + paced(rest.serial(), pace);
  }

  private OptionalLong ends(LaneProgress lane, double pace) {
    OptionalLong left = lane.left(pace);
    return left.isPresent() ? OptionalLong.of(left.getAsLong() + start(lane)) : left;
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
