package dev.runner.core.run;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Suite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts the suite into portions and gathers those that can share a fork: plugins with equal JVM
 * arguments.
 */
final class Scheduler {

  /** Keeps a portion at a few thousand tests, so that its tree is small. */
  private static final int CLASSES_OF_A_PORTION = 250;

  List<ForkPlan> schedule(Suite suite) {
    Map<List<String>, List<PluginTests>> byArguments = new LinkedHashMap<>();
    for (PluginTests part : suite.plugins()) {
      if (!part.classes().isEmpty() || asksAllEngines(suite, part)) {
        byArguments
            .computeIfAbsent(part.plugin().manifest().jvmArguments(), key -> new ArrayList<>())
            .add(part);
      }
    }
    List<ForkPlan> plans = new ArrayList<>();
    byArguments.forEach(
        (arguments, parts) ->
            plans.add(new ForkPlan(arguments, loaded(suite, parts), portions(suite, parts))));
    return plans;
  }

  /**
   * An engine that finds tests by other means than classes has nothing to do when classes are
   * named.
   */
  private static boolean asksAllEngines(Suite suite, PluginTests part) {
    return part.plugin().contents().bringsEngines() && !suite.selection().namesClasses();
  }

  private static List<Portion> portions(Suite suite, List<PluginTests> parts) {
    List<Portion> portions = new ArrayList<>();
    for (PluginTests part : parts) {
      PluginId id = part.plugin().id();
      if (part.plugin().contents().bringsEngines()) {
        portions.add(new Portion(id, part.classes(), true, List.of()));
        continue;
      }
      List<String> classes = part.classes();
      for (int from = 0; from < classes.size(); from += CLASSES_OF_A_PORTION) {
        int to = Math.min(classes.size(), from + CLASSES_OF_A_PORTION);
        portions.add(Portion.ofClasses(id, classes.subList(from, to)));
      }
    }
    return portions;
  }

  /** Returns the plugins of a fork with all that they depend on, in the suite's order. */
  private static List<PluginTests> loaded(Suite suite, List<PluginTests> parts) {
    Set<PluginId> needed = new LinkedHashSet<>();
    parts.forEach(part -> needed.add(part.plugin().id()));
    List<PluginTests> reversed = new ArrayList<>(suite.plugins());
    java.util.Collections.reverse(reversed);
    for (PluginTests part : reversed) {
      if (needed.contains(part.plugin().id())) {
        needed.addAll(part.plugin().dependencies());
      }
    }
    return suite.plugins().stream().filter(part -> needed.contains(part.plugin().id())).toList();
  }
}
