package dev.runner.core.run;

import dev.runner.core.fork.ForkSetup;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Suite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cuts the suite into portions and gathers those that can share a fork: plugins of equal settings
 * and JVM arguments, unless more isolation is asked for.
 */
final class Scheduler {

  /** Keeps a portion at a few thousand tests, so that its tree is small. */
  private static final int CLASSES_OF_A_PORTION = 250;

  /** Into how many portions for each fork chosen tests are cut: enough to spread them. */
  private static final int PORTIONS_OF_A_FORK = 4;

  private final Isolation isolation;
  private final ForkSetups setups;
  private final SuiteNeeds needs;
  private final int most;

  /** Schedules classes that may all run side by side, or will not run at all. */
  Scheduler(Isolation isolation, ForkSetups setups) {
    this(isolation, setups, SuiteNeeds.NONE);
  }

  /**
   * Creates a scheduler.
   *
   * @param isolation what shares a fork
   * @param setups what the forks of plugins are like
   * @param needs what must not run beside which class
   */
  Scheduler(Isolation isolation, ForkSetups setups, SuiteNeeds needs) {
    this(isolation, setups, needs, isolation == Isolation.CLASS ? 1 : CLASSES_OF_A_PORTION);
  }

  private Scheduler(Isolation isolation, ForkSetups setups, SuiteNeeds needs, int most) {
    this.isolation = isolation;
    this.setups = setups;
    this.needs = needs;
    this.most = most;
  }

  /** Returns this as a scheduler that makes a portion of each class. */
  Scheduler byClass() {
    return new Scheduler(isolation, setups, needs, 1);
  }

  /** Schedules for one fork at a time. */
  List<ForkPlan> schedule(Suite suite) {
    return schedule(suite, 1);
  }

  /** Schedules for as many forks at the same time. */
  List<ForkPlan> schedule(Suite suite, int forks) {
    Map<Kind, List<PluginTests>> byKind = new LinkedHashMap<>();
    for (PluginTests part : suite.plugins()) {
      if (!part.classes().isEmpty() || asksAllEngines(suite, part)) {
        byKind.computeIfAbsent(kind(part), key -> new ArrayList<>()).add(part);
      }
    }
    List<ForkPlan> plans = new ArrayList<>();
    byKind.forEach(
        (kind, parts) ->
            plans.add(
                new ForkPlan(
                    kind.setup(),
                    kind.jvmArguments(),
                    loaded(suite, parts),
                    portions(parts, forks),
                    isolation == Isolation.CLASS)));
    return plans;
  }

  private Kind kind(PluginTests part) {
    return new Kind(
        setups.of(part.plugin().id()),
        part.plugin().manifest().jvmArguments(),
        isolation == Isolation.RUN ? Optional.empty() : Optional.of(part.plugin().id()));
  }

  /**
   * An engine that finds tests by other means than classes has nothing to do when classes are
   * named.
   */
  private static boolean asksAllEngines(Suite suite, PluginTests part) {
    return part.plugin().contents().bringsEngines() && !suite.selection().namesClasses();
  }

  private List<Portion> portions(List<PluginTests> parts, int forks) {
    List<Portion> portions = new ArrayList<>();
    for (PluginTests part : parts) {
      PluginId id = part.plugin().id();
      if (!part.chosen().isEmpty()) {
        int some = Math.min(most, classesOfAPortion(part, forks));
        portions.addAll(part.chosenPortions(some, name -> needs.of(id, name)));
        continue;
      }
      if (part.plugin().contents().bringsEngines()) {
        portions.add(new Portion(id, part.classes(), true, List.of()));
        continue;
      }
      List<String> classes = part.classes();
      for (int from = 0; from < classes.size(); from += most) {
        int to = Math.min(classes.size(), from + most);
        portions.add(Portion.ofClasses(id, classes.subList(from, to)));
      }
    }
    return portions;
  }

  private static int classesOfAPortion(PluginTests part, int forks) {
    int share = part.classes().size() / (forks * PORTIONS_OF_A_FORK);
    return forks == 1 ? CLASSES_OF_A_PORTION : Math.max(1, Math.min(share, CLASSES_OF_A_PORTION));
  }

  /** Returns the plugins of a fork with all that they depend on, each behind what it needs. */
  private static List<PluginTests> loaded(Suite suite, List<PluginTests> parts) {
    Map<PluginId, PluginTests> known = new HashMap<>();
    Stream.concat(suite.plugins().stream(), suite.needed().stream())
        .forEach(part -> known.put(part.plugin().id(), part));
    Set<PluginId> order = new LinkedHashSet<>();
    parts.forEach(part -> load(part.plugin().id(), known, new HashSet<>(), order));
    return order.stream().map(known::get).toList();
  }

  private static void load(
      PluginId id, Map<PluginId, PluginTests> known, Set<PluginId> seen, Set<PluginId> order) {
    if (known.containsKey(id) && seen.add(id)) { // what is absent or in a circle is optional
      known.get(id).plugin().dependencies().forEach(next -> load(next, known, seen, order));
      order.add(id);
    }
  }

  /** What plugins have in common that share a fork. */
  private record Kind(ForkSetup setup, List<String> jvmArguments, Optional<PluginId> plugin) {}
}
