package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Bounds how much output waits in memory to be written. Other events are small and few enough to be
 * counted.
 */
final class OutputBudget {

  private static final int BYTES = 32 << 20;

  private final Semaphore left = new Semaphore(BYTES);

  /** Takes the room of an event, or returns false if there is none. */
  boolean tryTake(RunEvent event) {
    return left.tryAcquire(weight(event));
  }

  /** Takes the room of an event, as soon as there is enough. */
  void take(RunEvent event) throws InterruptedException {
    left.acquire(weight(event));
  }

  /** Gives back the room of events that are written. */
  void giveBack(List<RunEvent> events) {
    left.release(events.stream().mapToInt(OutputBudget::weight).sum());
  }

  /** Returns the bytes of output; one event alone may be larger than the budget. */
  private static int weight(RunEvent event) {
    int bytes = 0;
    if (event instanceof RunEvent.OutputCaptured captured) {
      bytes = captured.bytes().length;
    } else if (event instanceof RunEvent.ScopeOutputCaptured captured) {
      bytes = captured.bytes().length;
    }
    return Math.min(bytes, BYTES);
  }
}
