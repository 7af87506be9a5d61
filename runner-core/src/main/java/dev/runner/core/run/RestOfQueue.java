package dev.runner.core.run;

import dev.runner.core.schedule.ClassForecast;
import dev.runner.core.schedule.LowerBound;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long that will take which nobody has begun. Added up when somebody asks, and then only if it
 * has changed, or was added up a while ago: there may be many classes. Not safe for several
 * threads.
 */
final class RestOfQueue {

  private static final long STALE_NANOS = 1_000_000_000L;

  private final ClassForecast forecast;
  private final Supplier<LowerBound> empty;
  private Optional<LowerBound> last = Optional.empty();
  private boolean valid;
  private long addedUpAt;

  RestOfQueue(ClassForecast forecast, Supplier<LowerBound> empty) {
    this.forecast = forecast;
    this.empty = empty;
  }

  /** Notes that something has been begun, or given up. */
  void changed() {
    valid = false;
  }

  /** Returns the sum; empty if nothing is known of a class. */
  Optional<LowerBound> of(Collection<PendingWork> pending) {
    long now = System.nanoTime();
    if (!valid || now - addedUpAt > STALE_NANOS) {
      last = sum(pending);
      addedUpAt = now;
      valid = true;
    }
    return last;
  }

  private Optional<LowerBound> sum(Collection<PendingWork> pending) {
    LowerBound sum = empty.get();
    for (PendingWork work : pending) {
      for (PendingWork.Share share : work.rest()) {
        Portion portion = share.portion();
        for (String name : portion.classes()) {
          Optional<Duration> time = forecast.expected(portion.plugin(), name);
          if (time.isEmpty()) {
            return Optional.empty();
          }
          sum.add(share.needs(), time.get());
        }
      }
    }
    return Optional.of(sum);
  }
}
