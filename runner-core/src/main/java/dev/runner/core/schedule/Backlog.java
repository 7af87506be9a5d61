package dev.runner.core.schedule;

import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The classes that nobody works on yet, handed out in shares.
 *
 * <p>For several lanes the longest class goes first, and a share is as large as half of what each
 * lane would get if the rest were dealt out now: large at the beginning, so that there are few of
 * them, small at the end, so that all lanes end together (longest processing time first, R. L.
 * Graham 1969; guided self-scheduling, C. D. Polychronopoulos and D. J. Kuck 1987). Shares of
 * classes that never ran are as small as makes sense, so that none of them waits behind one that
 * turns out to be long. For one lane the order is kept.
 *
 * <p>The shortest classes do not all wait for the end: what a class costs beside its tests is work
 * for a processor, and all lanes would have most of it at the same time. So once each lane has had
 * a share, a quarter of a share is of the shortest. Not safe for use by several threads.
 */
public final class Backlog {

  /** Keeps a share at a few thousand tests, so that its tree is small. */
  private static final int CLASSES_OF_A_SHARE = 250;

  /** A smaller share costs more in requests than it gains in balance. */
  private static final Duration SMALLEST_SHARE = Duration.ofMillis(100);

  private final UnknownClasses unknown;
  private final int lanes;
  private final int most;
  private List<ClassWork> known;
  private Duration expected;
  private int shares;

  /**
   * Creates a backlog.
   *
   * @param classes what is to be done; for one lane in the order of execution
   * @param lanes how many take from it
   * @param forecast knows what classes take in this run
   */
  public Backlog(List<ClassWork> classes, int lanes, ClassForecast forecast) {
    this(classes, lanes, forecast, CLASSES_OF_A_SHARE);
  }

  private Backlog(List<ClassWork> classes, int lanes, ClassForecast forecast, int most) {
    this.most = most;
    this.lanes = lanes;
    this.known =
        lanes == 1
            ? List.copyOf(classes)
            : classes.stream()
                .filter(type -> type.before().isPresent())
                .sorted(Comparator.comparing(this::time).reversed())
                .toList();
    this.unknown =
        new UnknownClasses(
            lanes == 1
                ? List.of()
                : classes.stream().filter(type -> type.before().isEmpty()).toList(),
            forecast);
    this.expected = sum(known);
  }

  /** Creates a backlog of which each share is one class. */
  public static Backlog ofSingles(List<ClassWork> classes, int lanes, ClassForecast forecast) {
    return new Backlog(classes, lanes, forecast, 1);
  }

  /** Returns how long the rest is expected to take on one lane. */
  public Duration expected() {
    return expected.plus(unknown.expected());
  }

  /** Returns how long the longest class of the rest may take. */
  public Duration longest() {
    return Stream.concat(known.stream().map(this::time), Stream.of(unknown.longest()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  public boolean isEmpty() {
    return known.isEmpty() && unknown.isEmpty();
  }

  /** Returns the classes that are left. */
  public List<ClassWork> rest() {
    return Stream.concat(known.stream(), unknown.all().stream()).toList();
  }

  /** Takes the next share: classes of one plugin; empty if there is no rest. */
  public List<ClassWork> take() {
    if (known.isEmpty()
        || (!unknown.isEmpty() && unknown.longest().compareTo(time(known.get(0))) >= 0)) {
      return unknown.take(SMALLEST_SHARE, most);
    }
    Set<ClassWork> share = new LinkedHashSet<>();
    Duration size = sizeOfShare();
    Duration ofShort = ofShort(size);
    List<ClassWork> shortFirst = new ArrayList<>(known);
    Collections.reverse(shortFirst);
    fill(share, known, size.minus(ofShort));
    fill(share, ofShort.isZero() ? List.of() : shortFirst, size);
    known = known.stream().filter(type -> !share.contains(type)).toList();
    expected = expected.minus(sum(share));
    shares++;
    return List.copyOf(share);
  }

  /** Adds classes of the first one's plugin, in their order, until a share is large enough. */
  private void fill(Set<ClassWork> share, List<ClassWork> from, Duration size) {
    PluginId plugin = known.get(0).plugin();
    Duration taken = sum(share);
    for (ClassWork next : from) {
      if (share.size() == most || taken.compareTo(size) >= 0) {
        return;
      }
      if (next.plugin().equals(plugin) && share.add(next)) {
        taken = taken.plus(time(next));
      }
    }
  }

  /** Returns how much of a share is for the shortest classes. */
  private Duration ofShort(Duration size) {
    return lanes > 1 && shares >= lanes && size.compareTo(SMALLEST_SHARE) > 0
        ? size.dividedBy(4)
        : Duration.ZERO;
  }

  private Duration sum(Collection<ClassWork> classes) {
    return classes.stream().map(this::time).reduce(Duration.ZERO, Duration::plus);
  }

  private Duration sizeOfShare() {
    if (lanes == 1) {
      return Duration.ofDays(1_000);
    }
    Duration half = expected().dividedBy(2L * lanes);
    return half.compareTo(SMALLEST_SHARE) < 0 ? SMALLEST_SHARE : half;
  }

  private Duration time(ClassWork type) {
    return type.before().orElse(ClassForecast.UNKNOWN);
  }
}
