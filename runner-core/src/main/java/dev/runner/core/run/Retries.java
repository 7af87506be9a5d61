package dev.runner.core.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tests of one portion that are to have another attempt.
 *
 * <p>They run in rounds, each when all that is left of the one before is done.
 */
final class Retries {

  private final Map<String, Duration> owed = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private int pieces = 1;

  /**
   * Tests that run again together.
   *
   * @param uniqueIds the tests
   * @param pause how long to wait before: the longest of their waits
   */
  record Round(List<String> uniqueIds, Duration pause) {

    /** Copies the list. */
    Round {
      uniqueIds = List.copyOf(uniqueIds);
    }
  }

  /** Notes that a test is to run again. */
  void owe(String uniqueId, Duration pause) {
    owed.put(uniqueId, pause);
  }

  /** Tells whether a test is to run again. */
  boolean owes(String uniqueId) {
    return owed.containsKey(uniqueId);
  }

  /** Notes that a test has got a verdict. */
  void answered(String uniqueId) {
    asked.remove(uniqueId);
  }

  /**
   * Notes that a piece of the portion's work is done and has left some others.
   *
   * @return whether none is left
   */
  boolean isOverWith(int left) {
    pieces += left - 1;
    return pieces == 0;
  }

  /** Takes the tests that were asked for and have given no verdict. */
  List<String> unanswered() {
    List<String> left = List.copyOf(asked);
    asked.clear();
    return left;
  }

  /** Begins the next round; empty if no test is to run again. */
  Optional<Round> next() {
    if (owed.isEmpty()) {
      return Optional.empty();
    }
    Duration pause = owed.values().stream().reduce(Duration.ZERO, Retries::longer);
    asked.addAll(owed.keySet());
    owed.clear();
    pieces = 1;
    return Optional.of(new Round(List.copyOf(asked), pause));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
