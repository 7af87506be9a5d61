package dev.runner.core.run;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets forks start a few at a time: as many as there are processors, until their first test runs.
 *
 * <p>To start is work for a processor. Of many that start at once each is up when all are; one
 * after another, half of them are up in half of the time. A start that does not come on, because a
 * plugin's own waits for something, holds up others for a second at most. Safe for several threads.
 */
final class StartGate {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Semaphore places;

  /** Creates a gate that lets through as many at a time. */
  StartGate(int places) {
    this.places = new Semaphore(places, true);
  }

  /** Waits until a fork may start; the start is to be closed, once or more often. */
  Start enter() {
    try {
      boolean entered = places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return new Start(entered ? places::release : () -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while forks were starting", e);
    }
  }

  /** The start of one fork. */
  static final class Start implements AutoCloseable {

    private final Runnable leave;
    private final AtomicBoolean left = new AtomicBoolean();

    private Start(Runnable leave) {
      this.leave = leave;
    }

    /** Makes room for the next one. */
    @Override
    public void close() {
      if (!left.getAndSet(true)) {
        leave.run();
      }
    }
  }
}
