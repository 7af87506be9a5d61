package dev.runner.core.run;

import dev.runner.core.schedule.ClassTimes;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Portions that are handed out in their order. Neighbours of one plugin that are small go together,
 * because each request costs something; for one lane as many as a portion can have. Not safe for
 * use by several threads.
 */
final class OrderedPortions {

  private static final int CLASSES_OF_A_SHARE = 250;
  private static final Duration SMALLEST_SHARE = Duration.ofMillis(100);

  private final Deque<Portion> rest;
  private final ClassTimes times;
  private final int lanes;
  private final boolean joins;
  private Duration expected = Duration.ZERO;

  /**
   * Creates them.
   *
   * @param portions the portions in their order
   * @param plan whose they are
   * @param times how long classes took before
   * @param lanes how many take from them
   */
  OrderedPortions(List<Portion> portions, ForkPlan plan, ClassTimes times, int lanes) {
    this.rest = new ArrayDeque<>(portions);
    this.times = times;
    this.lanes = lanes;
    this.joins = plan.handing() == ForkPlan.Handing.IN_ORDER && !plan.once();
    portions.forEach(portion -> expected = expected.plus(time(portion)));
  }

  boolean isEmpty() {
    return rest.isEmpty();
  }

  /** Takes what comes next; empty if there is no rest. */
  Optional<Portion> take() {
    Portion first = rest.poll();
    if (first == null) {
      return Optional.empty();
    }
    Duration size = expected.dividedBy(2L * lanes);
    Duration taken = time(first);
    List<Portion> share = new ArrayList<>(List.of(first));
    while (joins && share.size() < CLASSES_OF_A_SHARE && isAlike(first, rest.peek())) {
      if (lanes > 1 && taken.compareTo(size) >= 0 && taken.compareTo(SMALLEST_SHARE) >= 0) {
        break;
      }
      Portion next = rest.remove();
      taken = taken.plus(time(next));
      share.add(next);
    }
    expected = expected.minus(taken);
    return Optional.of(share.size() == 1 ? first : joined(share));
  }

  private Duration time(Portion portion) {
    return portion.classes().stream()
        .map(name -> times.of(portion.plugin(), name).orElse(WorkQueue.UNKNOWN))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static boolean isAlike(Portion first, @org.jspecify.annotations.Nullable Portion next) {
    return next != null
        && next.plugin().equals(first.plugin())
        && !next.allEngines()
        && !first.allEngines()
        && next.uniqueIds().isEmpty() == first.uniqueIds().isEmpty();
  }

  private static Portion joined(List<Portion> share) {
    return new Portion(
        share.get(0).plugin(),
        share.stream().flatMap(portion -> portion.classes().stream()).toList(),
        false,
        share.stream().flatMap(portion -> portion.uniqueIds().stream()).toList());
  }
}
