package dev.runner.client;

import java.time.Duration;
import java.time.Instant;

/** The clock and the patience of a client; tests bring their own. */
interface Time {

  /** The time of the machine. */
  Time REAL =
      new Time() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        }
      };

  /** Returns what the clock on the wall says. */
  Instant now();

  /** Returns nanoseconds that only go forward. */
  long nanos();

  /** Waits. */
  void sleep(Duration duration) throws InterruptedException;
}
