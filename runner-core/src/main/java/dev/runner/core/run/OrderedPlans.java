package dev.runner.core.run;

import dev.runner.core.order.Order;
import dev.runner.core.order.TestClass;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.schedule.ClassForecast;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;

/** Makes the plans of a run, with their portions in the order that is asked for. */
final class OrderedPlans {

  private final Suite suite;
  private final RunSettings settings;
  private final ClassForecast forecast;
  private final SuiteNeeds needs;

  /**
   * Creates them.
   *
   * @param prepared the run
   * @param forecast how long classes will take
   * @param needs what must not run beside which class
   */
  OrderedPlans(PreparedSuite prepared, ClassForecast forecast, SuiteNeeds needs) {
    this.needs = needs;
    this.suite = prepared.suite();
    this.settings = prepared.settings();
    this.forecast = forecast;
  }

  /** Returns the plans; which of them comes first counts where an order was asked for. */
  List<ForkPlan> plans() {
    Scheduler scheduler = new Scheduler(settings.isolation(), settings.setups(), needs);
    if (settings.order() instanceof Order.History) {
      return scheduler.schedule(suite, settings.forks());
    }
    List<ForkPlan> plans = scheduler.byClass().schedule(suite, settings.forks());
    return settings.order() instanceof Order.Recorded recorded
        ? repeated(recorded, plans)
        : sorted(plans);
  }

  /** Returns a plan for each fork of the recorded run; plugins that are gone are left out. */
  private static List<ForkPlan> repeated(Order.Recorded recorded, List<ForkPlan> plans) {
    List<ForkPlan> repeated = new ArrayList<>();
    for (List<Portion> track : recorded.tracks()) {
      for (ForkPlan plan : plans) {
        List<PluginId> mine = plan.portions().stream().map(Portion::plugin).distinct().toList();
        List<Portion> portions = track.stream().filter(p -> mine.contains(p.plugin())).toList();
        if (!portions.isEmpty()) {
          repeated.add(plan.forOneLane(portions));
        }
      }
    }
    return repeated;
  }

  private List<ForkPlan> sorted(List<ForkPlan> plans) {
    List<Portion> all = new ArrayList<>();
    plans.forEach(plan -> all.addAll(plan.portions()));
    sort(all);
    IdentityHashMap<Portion, Integer> places = new IdentityHashMap<>();
    all.forEach(portion -> places.put(portion, places.size()));
    return plans.stream()
        .map(plan -> plan.inOrder(by(portion -> places.get(portion), plan.portions())))
        .sorted(Comparator.comparingInt(plan -> places.get(plan.portions().get(0))))
        .toList();
  }

  private void sort(List<Portion> portions) {
    portions.sort(Comparator.comparingInt(placesOfPlugins()));
    if (settings.order() instanceof Order.Shuffled) {
      Collections.shuffle(portions, new Random(settings.seed()));
    } else if (settings.order() instanceof Order.Listed listed) {
      portions.sort(Comparator.comparingInt(placesIn(listed.classes())));
    } else if (settings.order() instanceof Order.FailedFirst first) {
      if (settings.forks() > 1) {
        portions.sort(Comparator.comparing(this::time).reversed());
      }
      SuiteIds ids = new SuiteIds(suite);
      portions.sort(Comparator.comparing(portion -> !hasFailed(portion, first, ids)));
    }
  }

  private static boolean hasFailed(Portion portion, Order.FailedFirst order, SuiteIds ids) {
    return classes(portion).stream()
        .anyMatch(
            type ->
                order.failed().contains(type)
                    || ids.of(type.plugin(), type.name()).stream().anyMatch(order.ids()::contains));
  }

  private Duration time(Portion portion) {
    return portion.classes().stream()
        .map(name -> forecast.before(portion.plugin(), name).orElse(ClassForecast.UNKNOWN))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private ToIntFunction<Portion> placesOfPlugins() {
    List<PluginId> order =
        suite.plugins().stream().map(PluginTests::plugin).map(p -> p.id()).toList();
    return portion -> order.indexOf(portion.plugin());
  }

  /** Returns the place of a portion in a list of classes; those that are not in it come last. */
  private static ToIntFunction<Portion> placesIn(List<TestClass> order) {
    Map<TestClass, Integer> places = new java.util.HashMap<>();
    order.forEach(name -> places.put(name, places.size()));
    return portion ->
        classes(portion).stream()
            .flatMap(name -> Optional.ofNullable(places.get(name)).stream())
            .min(Comparator.naturalOrder())
            .orElse(Integer.MAX_VALUE);
  }

  private static List<TestClass> classes(Portion portion) {
    return portion.classes().stream().map(name -> new TestClass(portion.plugin(), name)).toList();
  }

  private static List<Portion> by(ToIntFunction<Portion> places, List<Portion> portions) {
    return portions.stream().sorted(Comparator.comparingInt(places)).toList();
  }
}
