package dev.runner.core.run;

import dev.runner.core.event.RunEvent;

/**
 * Hears of a run's events as they happen, one after the other, of any thread; it must not block.
 */
@FunctionalInterface
public interface RunObserver {

  /** Takes an event. */
  void on(RunEvent event);
}
