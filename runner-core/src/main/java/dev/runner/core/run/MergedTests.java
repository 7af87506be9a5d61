package dev.runner.core.run;

import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.result.AttemptId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers the tests and attempts of runs that become one. Where the runs may have tests in common,
 * the attempts of the later run follow those of the earlier one.
 */
final class MergedTests {

  private final boolean disjoint;
  private final Map<String, Entry> known = new HashMap<>();
  private final Map<Integer, Entry> ofPart = new HashMap<>();
  private int offset;
  private int last;

  /**
   * Begins.
   *
   * @param disjoint whether no two of the runs have a test in common, so that nothing need be kept
   */
  MergedTests(boolean disjoint) {
    this.disjoint = disjoint;
  }

  /** Goes on with the next run. */
  void next(MergePart part) {
    ofPart.clear();
    offset = last;
    last += disjoint ? part.lastTest() : 0;
  }

  /** Returns the number of a test that is planned. */
  int plan(TestPlanned planned) {
    if (disjoint) {
      return offset + planned.test();
    }
    String key = planned.description().plugin() + " " + planned.description().uniqueId();
    Entry entry = known.computeIfAbsent(key, test -> new Entry(++last));
    if (ofPart.put(planned.test(), entry) == null) {
      entry.before = entry.attempts;
    }
    return entry.number;
  }

  /** Returns the number of a test that was planned. */
  int number(int test) {
    return disjoint ? offset + test : entry(test).number;
  }

  /** Returns an attempt. */
  AttemptId attempt(int test, int attempt) {
    if (disjoint) {
      return new AttemptId(offset + test, attempt);
    }
    Entry entry = entry(test);
    entry.attempts = Math.max(entry.attempts, entry.before + attempt);
    return new AttemptId(entry.number, entry.before + attempt);
  }

  /** Returns the number of a test that is withdrawn; empty if another run has attempts at it. */
  Optional<Integer> withdraw(int test) {
    if (disjoint) {
      return Optional.of(offset + test);
    }
    Entry entry = entry(test);
    return entry.attempts == 0 ? Optional.of(entry.number) : Optional.empty();
  }

  private Entry entry(int test) {
    Entry entry = ofPart.get(test);
    if (entry == null) {
      throw new IllegalArgumentException("test " + test + " was not planned");
    }
    return entry;
  }

  /** A test. */
  private static final class Entry {

    private final int number;
    private int before;
    private int attempts;

    Entry(int number) {
      this.number = number;
    }
  }
}
