package dev.runner.core.run;

import java.util.Map;

/**
 * Methods of which only a range of invocations is asked for, whether these exist or not.
 *
 * @param ends the last invocation asked for, by the method's unique id
 */
record Windows(Map<String, Integer> ends) {

  /** How many further invocations are asked for at least. */
  private static final int SMALLEST = 1_000;

  /** How many are asked for at once, as each has a name until its range is done. */
  private static final int LARGEST = 16_000;

  static final Windows NONE = new Windows(Map.of());

  /** Copies the map. */
  Windows {
    ends = Map.copyOf(ends);
  }

  /**
   * Returns the last invocation of the range behind one. Ranges grow with what is behind them: for
   * each one all invocations before it are supplied once more.
   */
  static int behind(int invocation) {
    return invocation + Math.max(SMALLEST, Math.min(LARGEST, invocation));
  }
}
