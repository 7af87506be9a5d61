package dev.runner.core.fork;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hears of tests that end with the interrupt flag set. JUnit clears the flag before it tells that a
 * test has ended, and says so nowhere but in its log.
 */
final class InterruptLog {

  /** Held here, because the system's registry of loggers does not. */
  private static final Logger LOGGER =
      Logger.getLogger("org.junit.platform.engine.support.hierarchical.NodeTestTask");

  private InterruptLog() {}

  /** Calls an action on the thread of such a test, before its end is told. */
  static void hear(Runnable action) {
    LOGGER.setLevel(Level.FINE);
    LOGGER.setFilter(
        entry -> {
          if (entry.getLevel().intValue() <= Level.FINE.intValue()
              && entry.getMessage().contains("interrupted")) {
            action.run();
            return false;
          }
          return entry.getLevel().intValue() >= Level.INFO.intValue();
        });
  }
}
