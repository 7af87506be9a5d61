package dev.runner.core.launch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches whether a process spends most of its CPU time inside tests, and not on finding, starting
 * and reporting them.
 *
 * <p>Nothing is measured in the first three seconds, in which no answer would be worth anything.
 * Safe for use by several threads.
 */
public final class ComputeWatch {

  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long SAMPLE_NANOS = 500_000_000L;
  private static final double MOST = 0.6;

  private final boolean on;
  private final long begin = System.nanoTime();
  private final AtomicLong inTests = new AtomicLong();
  private final ThreadLocal<Long> testBegin = new ThreadLocal<>();
  private volatile Optional<Clocks> clocks = Optional.empty();

  private ComputeWatch(boolean on) {
    this.on = on;
  }

  /** Returns a watch that measures. */
  public static ComputeWatch watching() {
    return new ComputeWatch(true);
  }

  /** Returns a watch that never says that tests compute. */
  public static ComputeWatch off() {
    return new ComputeWatch(false);
  }

  void testStarted() {
    clocks().ifPresent(now -> testBegin.set(now.thread()));
  }

  void testFinished() {
    Long started = testBegin.get();
    if (started != null) {
      testBegin.remove();
      clocks().ifPresent(now -> inTests.addAndGet(now.thread() - started));
    }
  }

  /** Tells whether tests took most of the CPU time since the warm-up, once that is long enough. */
  boolean testsCompute() {
    return clocks()
        .filter(now -> now.sinceWarmUp() > SAMPLE_NANOS)
        .filter(now -> inTests.get() > MOST * now.sinceWarmUp())
        .isPresent();
  }

  private Optional<Clocks> clocks() {
    if (on && clocks.isEmpty() && System.nanoTime() - begin > WARM_UP_NANOS) {
      clocks = Optional.of(new Clocks());
    }
    return clocks;
  }

  /** The JVM's CPU clocks; loading them takes longer than most tests. */
  private static final class Clocks {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long processBegin = process.getProcessCpuTime();

    long thread() {
      return threads.getCurrentThreadCpuTime();
    }

    long sinceWarmUp() {
      return process.getProcessCpuTime() - processBegin;
    }
  }
}
