package dev.runner.core.fork;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * Measures how much memory the thread that runs tests allocates for a portion.
 *
 * <p>The classes of the JVM's counters take some 50 ms to load. A process pays that once it is some
 * seconds old: of the portions that end before, nothing is known. Not safe for several threads.
 */
final class AllocationMeter {

  /** The age in seconds, for processes that shall measure earlier. */
  private static final String AFTER = "runner.allocation.after";

  private static final int USUALLY = 5;

  private final long ageNanos;
  private final long began = System.nanoTime();
  private Optional<Long> before = Optional.of(0L);
  private boolean used;

  /** Creates a meter of a process that has just begun. */
  AllocationMeter() {
    this(Duration.ofSeconds(Long.getLong(AFTER, USUALLY)));
  }

  AllocationMeter(Duration age) {
    this.ageNanos = age.toNanos();
  }

  /** Notes that a portion begins; what came before the first one counts for that. */
  void begin() {
    if (used) {
      before = allocated();
    }
    used = true;
  }

  /** Returns the bytes since the portion began; empty if they are not known. */
  Optional<Long> end() {
    return before.flatMap(then -> allocated().map(now -> now - then));
  }

  private Optional<Long> allocated() {
    boolean old = System.nanoTime() - began >= ageNanos;
    return old ? Counter.read() : Optional.empty();
  }

  /** Loads what counts when it is asked. */
  private static final class Counter {

    private static Optional<Long> read() {
      return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
          ? Optional.of(threads.getCurrentThreadAllocatedBytes()).filter(bytes -> bytes >= 0)
          : Optional.empty();
    }
  }
}
