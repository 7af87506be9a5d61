package dev.runner.core.fork;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;

/** The JVM's common pool, seen from outside. */
final class CommonPool {

  /**
   * A thread that has done its last task looks around before it rests; usually for microseconds.
   */
  private static final long LOOKING_AROUND_NANOS = 20_000_000;

  private static final long PAUSE_NANOS = 20_000;

  private volatile boolean busy;

  /** Tells whether the pool has nothing to do; waits a little, once for each time it has. */
  boolean isIdle() {
    if (works() && !busy) {
      long deadline = System.nanoTime() + LOOKING_AROUND_NANOS;
      while (works() && System.nanoTime() < deadline) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    busy = works();
    return !busy;
  }

  private static boolean works() {
    ForkJoinPool pool = ForkJoinPool.commonPool();
    return pool.getActiveThreadCount() > 0 || pool.hasQueuedSubmissions();
  }
}
