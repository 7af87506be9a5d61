package dev.runner.core.schedule;

import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The classes that nobody works on yet, handed out in shares.
 *
 * <p>For several lanes the longest class goes first, and a share is as large as half of what each
 * lane would get if the rest were dealt out now: large at the beginning, so that there are few of
 * them, small at the end, so that all lanes end together (longest processing time first, R. L.
 * Graham 1969; guided self-scheduling, C. D. Polychronopoulos and D. J. Kuck 1987). For one lane
 * the order is kept. Not safe for use by several threads.
 */
public final class Backlog {

  /** Keeps a share at a few thousand tests, so that its tree is small. */
  private static final int CLASSES_OF_A_SHARE = 250;

  /** A smaller share costs more in requests than it gains in balance. */
  private static final Duration SMALLEST_SHARE = Duration.ofMillis(100);

  private List<ClassWork> rest;
  private final int lanes;
  private final int most;
  private Duration expected;

  /**
   * Creates a backlog.
   *
   * @param classes what is to be done; for one lane in the order of execution
   * @param lanes how many take from it
   */
  public Backlog(List<ClassWork> classes, int lanes) {
    this(classes, lanes, CLASSES_OF_A_SHARE);
  }

  private Backlog(List<ClassWork> classes, int lanes, int most) {
    this.most = most;
    this.rest = new ArrayList<>(classes);
    this.lanes = lanes;
    if (lanes > 1) {
      rest.sort(Comparator.comparing(ClassWork::expected).reversed());
    }
    this.expected = sum(classes);
  }

  /** Creates a backlog of which each share is one class. */
  public static Backlog ofSingles(List<ClassWork> classes, int lanes) {
    return new Backlog(classes, lanes, 1);
  }

  /** Returns how long the rest is expected to take on one lane. */
  public Duration expected() {
    return expected;
  }

  /** Returns how long the longest class of the rest is expected to take. */
  public Duration longest() {
    return rest.stream()
        .map(ClassWork::expected)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  public boolean isEmpty() {
    return rest.isEmpty();
  }

  /** Takes the next share: classes of one plugin; empty if there is no rest. */
  public List<ClassWork> take() {
    List<ClassWork> share = new ArrayList<>();
    if (rest.isEmpty()) {
      return share;
    }
    PluginId plugin = rest.get(0).plugin();
    Duration size = sizeOfShare();
    Duration taken = Duration.ZERO;
    List<ClassWork> left = new ArrayList<>(rest.size());
    for (ClassWork next : rest) {
      boolean fits = share.size() < most && taken.compareTo(size) < 0;
      if (fits && next.plugin().equals(plugin)) {
        share.add(next);
        taken = taken.plus(next.expected());
      } else {
        left.add(next);
      }
    }
    rest = left;
    expected = expected.minus(taken);
    return share;
  }

  private Duration sizeOfShare() {
    if (lanes == 1) {
      return Duration.ofDays(1_000);
    }
    Duration half = expected.dividedBy(2L * lanes);
    return half.compareTo(SMALLEST_SHARE) < 0 ? SMALLEST_SHARE : half;
  }

  private static Duration sum(List<ClassWork> classes) {
    return classes.stream().map(ClassWork::expected).reduce(Duration.ZERO, Duration::plus);
  }
}
