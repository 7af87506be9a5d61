package dev.runner.core.run;

import dev.runner.core.plugin.ClassNeeds;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.NeedsIndex;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Suite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must not run beside the classes of a suite: what a class says itself, what it has from
 * classes of other plugins, and what its plugin says of all its classes.
 */
final class SuiteNeeds {

  /** Of a suite whose classes all run side by side. */
  static final SuiteNeeds NONE = new SuiteNeeds(Map.of(), Map.of());

  private final Map<PluginId, InstalledPlugin> plugins;
  private final Map<PluginId, ClassNeeds> ofPlugins;

  private SuiteNeeds(Map<PluginId, InstalledPlugin> plugins, Map<PluginId, ClassNeeds> ofPlugins) {
    this.plugins = plugins;
    this.ofPlugins = ofPlugins;
  }

  /**
   * Gathers what plugins need.
   *
   * @param suite the suite
   * @param serial plugins of which the operator says that their classes must be kept apart
   */
  static SuiteNeeds of(Suite suite, Set<PluginId> serial) {
    Map<PluginId, InstalledPlugin> plugins = new HashMap<>();
    Map<PluginId, ClassNeeds> ofPlugins = new HashMap<>();
    Stream.concat(suite.plugins().stream(), suite.needed().stream())
        .map(PluginTests::plugin)
        .forEach(
            plugin -> {
              plugins.put(plugin.id(), plugin);
              ofPlugins.put(plugin.id(), ofPlugin(plugin, serial.contains(plugin.id())));
            });
    return new SuiteNeeds(plugins, ofPlugins);
  }

  /** Returns what a class needs; what is nested in it or around it counts as one with it. */
  ClassNeeds of(PluginId plugin, String className) {
    ClassNeeds needs = ofPlugin(plugin);
    InstalledPlugin owner = plugins.get(plugin);
    if (owner == null || owner.contents().needs().equals(NeedsIndex.NONE)) {
      return needs;
    }
    needs = needs.and(declared(owner, className, new HashSet<>()));
    int nested = className.indexOf('$', className.lastIndexOf('.') + 2);
    return nested < 0
        ? needs
        : needs.and(declared(owner, className.substring(0, nested), new HashSet<>()));
  }

  /** Returns what all classes of a portion need together. */
  ClassNeeds of(Portion portion) {
    ClassNeeds needs = ofPlugin(portion.plugin());
    for (String name : portion.classes()) {
      needs = needs.and(of(portion.plugin(), name));
    }
    return needs;
  }

  private ClassNeeds ofPlugin(PluginId plugin) {
    return ofPlugins.getOrDefault(plugin, ClassNeeds.NONE);
  }

  private static ClassNeeds ofPlugin(InstalledPlugin plugin, boolean serial) {
    ClassNeeds units = ClassNeeds.ofUnits(plugin.manifest().units());
    return serial || plugin.manifest().serial()
        ? units.and(ClassNeeds.ofLock(lockOf(plugin.id()), true))
        : units;
  }

  /** Returns the name of a plugin's own lock, which no annotation can name: it holds a tab. */
  private static String lockOf(PluginId plugin) {
    return "plugin\t" + plugin;
  }

  private ClassNeeds declared(InstalledPlugin owner, String type, Set<String> seen) {
    NeedsIndex index = owner.contents().needs();
    ClassNeeds needs = index.classes().getOrDefault(type, ClassNeeds.NONE);
    for (String other : index.outside().getOrDefault(type, Set.of())) {
      for (PluginId id : owner.dependencies()) {
        InstalledPlugin base = plugins.get(id);
        if (base != null && seen.add(id + "/" + other)) {
          needs = needs.and(declared(base, other, seen));
        }
      }
    }
    return needs;
  }
}
