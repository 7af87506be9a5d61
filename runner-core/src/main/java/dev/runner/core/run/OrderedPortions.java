package dev.runner.core.run;

import dev.runner.core.plugin.ClassNeeds;
import dev.runner.core.run.PendingWork.Share;
import dev.runner.core.schedule.ClassForecast;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Portions that are handed out in their order. Neighbours of one plugin and equal needs that are
 * small go together, because each request costs something; for one lane as many as a portion can
 * have. Not safe for use by several threads.
 */
final class OrderedPortions {

  private static final int CLASSES_OF_A_SHARE = 250;
  private static final Duration SMALLEST_SHARE = Duration.ofMillis(100);

  private final List<Share> rest = new ArrayList<>();
  private final ClassForecast forecast;
  private final int lanes;
  private final boolean joins;
  private final boolean exact;
  private Duration expected = Duration.ZERO;

  /**
   * Takes the portions of a plan that has an order; none of one that goes freely.
   *
   * @param plan the plan
   * @param forecast how long classes will take
   * @param needs what must be held while a portion runs
   * @param lanes how many take from them
   */
  OrderedPortions(
      ForkPlan plan, ClassForecast forecast, Function<Portion, ClassNeeds> needs, int lanes) {
    this.forecast = forecast;
    this.lanes = lanes;
    this.joins = plan.handing() == ForkPlan.Handing.IN_ORDER && !plan.once();
    this.exact = plan.handing() == ForkPlan.Handing.TO_ONE_LANE;
    if (plan.handing() != ForkPlan.Handing.FREELY) {
      for (Portion portion : plan.portions()) {
        rest.add(new Share(portion, needs.apply(portion)));
        expected = expected.plus(time(portion));
      }
    }
  }

  boolean isEmpty() {
    return rest.isEmpty();
  }

  List<Share> rest() {
    return List.copyOf(rest);
  }

  void clear() {
    rest.clear();
  }

  /** Returns the needs of what could come next, if all that it needs is free. */
  Stream<ClassNeeds> offered() {
    return rest.stream().limit(exact ? 1 : Long.MAX_VALUE).map(Share::needs);
  }

  /**
   * Takes what comes next.
   *
   * @param kind what may be taken
   * @return a share; empty if nothing can be taken
   */
  Optional<Share> take(Predicate<ClassNeeds> kind) {
    Optional<Share> found =
        rest.stream()
            .limit(exact ? 1 : Long.MAX_VALUE)
            .filter(share -> kind.test(share.needs()))
            .findFirst();
    return found.map(
        first -> {
          int place = rest.indexOf(first);
          rest.remove(place);
          return PendingWork.share(with(neighbours(first, place), first), first.needs());
        });
  }

  /** Removes those behind a share that go with it. */
  private List<Portion> neighbours(Share first, int place) {
    Duration size = expected.dividedBy(2L * lanes);
    Duration taken = time(first.portion());
    List<Portion> neighbours = new ArrayList<>();
    while (joins
        && neighbours.size() + 1 < CLASSES_OF_A_SHARE
        && place < rest.size()
        && isAlike(first, rest.get(place))) {
      if (lanes > 1 && taken.compareTo(size) >= 0 && taken.compareTo(SMALLEST_SHARE) >= 0) {
        break;
      }
      Portion next = rest.remove(place).portion();
      taken = taken.plus(time(next));
      neighbours.add(next);
    }
    expected = expected.minus(taken);
    return neighbours;
  }

  private Duration time(Portion portion) {
    if (lanes == 1) {
      return Duration.ZERO; // nobody asks
    }
    return portion.classes().stream()
        .map(name -> forecast.before(portion.plugin(), name).orElse(ClassForecast.UNKNOWN))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static boolean isAlike(Share first, Share next) {
    Portion a = first.portion();
    Portion b = next.portion();
    return b.plugin().equals(a.plugin())
        && next.needs().equals(first.needs())
        && !b.allEngines()
        && !a.allEngines()
        && b.uniqueIds().isEmpty() == a.uniqueIds().isEmpty();
  }

  private static Portion with(List<Portion> neighbours, Share first) {
    if (neighbours.isEmpty()) {
      return first.portion();
    }
    List<Portion> all = new ArrayList<>(List.of(first.portion()));
    all.addAll(neighbours);
    return new Portion(
        first.portion().plugin(),
        all.stream().flatMap(portion -> portion.classes().stream()).toList(),
        false,
        all.stream().flatMap(portion -> portion.uniqueIds().stream()).toList());
  }
}
