package dev.runner.core.run;

import java.util.Map;

/**
 * Methods of which only a range of invocations is asked for, whether these exist or not.
 *
 * @param ends the last invocation asked for, by the method's unique id
 */
record Windows(Map<String, Integer> ends) {

  /** How many further invocations are asked for at once. */
  static final int SIZE = 1_000;

  static final Windows NONE = new Windows(Map.of());

  /** Copies the map. */
  Windows {
    ends = Map.copyOf(ends);
  }
}
