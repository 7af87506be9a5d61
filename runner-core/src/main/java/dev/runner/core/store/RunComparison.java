package dev.runner.core.store;

import dev.runner.core.result.RunId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is different in one run from another.
 *
 * @param before the run that is compared with
 * @param after the run that is looked at
 * @param counts how many tests have changed in which way; has all ways
 * @param tests some of these tests, at most {@link #LISTED} of each way: those that got slower by
 *     how much, all others by plugin, class and name; has all ways
 */
public record RunComparison(
    RunId before, RunId after, Map<Change, Integer> counts, Map<Change, List<ComparedTest>> tests) {

  /** How many tests of one change are listed at most. */
  public static final int LISTED = 1_000;

  /** From how many times its duration before a test is called slower. */
  public static final double SLOWER_FACTOR = 1.5;

  /** And from how many milliseconds more than before. */
  public static final long SLOWER_MILLIS = 100;

  /** Copies the maps. */
  public RunComparison {
    counts = Map.copyOf(counts);
    tests = Map.copyOf(tests);
  }

  /** Returns how many tests have changed in a way. */
  public int count(Change change) {
    return counts.getOrDefault(change, 0);
  }

  /** Returns the tests that have changed in a way, as many as are listed. */
  public List<ComparedTest> tests(Change change) {
    return tests.getOrDefault(change, List.of());
  }

  /** Makes one of what was found. */
  static RunComparison of(RunId before, RunId after, Map<Change, ChangedTests> changes) {
    Map<Change, Integer> counts = new EnumMap<>(Change.class);
    Map<Change, List<ComparedTest>> tests = new EnumMap<>(Change.class);
    changes.forEach(
        (change, found) -> {
          counts.put(change, found.total());
          tests.put(change, found.tests());
        });
    return new RunComparison(before, after, counts, tests);
  }

  /** In which way a test is different. One test may be so in several. */
  public enum Change {
    /** It fails and did not, or was not there. */
    NEW_FAILURE,
    /** It fails as it did. */
    STILL_FAILING,
    /** It passed and failed before. */
    FIXED,
    /** It failed before and has neither passed nor failed now, or is not there. */
    UNRESOLVED,
    /** It failed and passed, in several attempts, and did not before. */
    NEWLY_FLAKY,
    /**
     * It passed as before and took at least {@link RunComparison#SLOWER_FACTOR} times as long and
     * {@link RunComparison#SLOWER_MILLIS} milliseconds more.
     */
    SLOWER,
    /** It is planned and was not. */
    ADDED,
    /** It was planned and is not. */
    REMOVED;
  }
}
