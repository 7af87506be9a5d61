package dev.runner.cli.output;

import java.util.concurrent.locks.LockSupport;

/** Calls something again and again on a thread of its own, until it is closed. */
final class Ticker implements AutoCloseable {

  private final Thread thread;
  private volatile boolean closed;

  /**
   * Starts to tick.
   *
   * @param first the time before the first call, in nanoseconds
   * @param nanos the time before each further one
   * @param action is called
   */
  Ticker(long first, long nanos, Runnable action) {
    this.thread =
        new Thread(
            () -> {
              LockSupport.parkNanos(first);
              while (!closed) {
                action.run();
                LockSupport.parkNanos(nanos);
              }
            },
            "runner-progress");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits until the action is not called any more. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
