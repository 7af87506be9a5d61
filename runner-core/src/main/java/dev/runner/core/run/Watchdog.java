package dev.runner.core.run;

import dev.runner.core.config.TimeLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;

/**
 * Looks, on one thread for a whole run, whether a time limit is used up.
 *
 * <p>It sleeps until the first one can be. Nobody has to wake it: what begins while it sleeps
 * cannot be due before the shortest limit has gone by, and it never sleeps longer than that.
 */
final class Watchdog implements AutoCloseable {

  private final Optional<Duration> shortest;
  private final Set<Watched> all = new CopyOnWriteArraySet<>();
  private Optional<Thread> thread = Optional.empty();
  private boolean closed;

  Watchdog(TimeLimits limits) {
    this.shortest =
        Stream.of(
                limits.test(),
                limits.testClass(),
                limits.run(),
                limits.silence(),
                limits.discovery(),
                limits.slow())
            .flatMap(Optional::stream)
            .min(Duration::compareTo);
  }

  /** Something with limits of its own. */
  interface Watched {

    /** Does what is due; returns the nanoseconds until it may have to again, if it is known. */
    Optional<Long> check();
  }

  /** Watches something from now on. */
  synchronized void watch(Watched one) {
    all.add(one);
    if (thread.isEmpty() && shortest.isPresent()) {
      Thread looking = new Thread(this::look, "runner-watchdog");
      looking.setDaemon(true);
      looking.start();
      thread = Optional.of(looking);
    }
  }

  void forget(Watched one) {
    all.remove(one);
  }

  /** Checks all and returns the nanoseconds until it has to be done again. */
  long check() {
    long next = shortest.orElseThrow().toNanos();
    for (Watched one : all) {
      next = Math.min(next, one.check().orElse(next));
    }
    return Math.max(0, next);
  }

  /** Waits until nothing is checked any more. */
  @Override
  public void close() {
    Optional<Thread> last;
    synchronized (this) {
      closed = true;
      notifyAll();
      last = thread;
    }
    try {
      if (last.isPresent()) {
        last.get().join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      while (sleeps(check())) {
        // all was checked, and is again
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // whoever wakes too early checks once more
  private synchronized boolean sleeps(long nanos) throws InterruptedException {
    if (!closed) {
      wait(Duration.ofNanos(nanos).toMillis() + 1);
    }
    return !closed;
  }
}
