package dev.runner.core.plugin;

import dev.runner.core.issue.Issue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The plugins found in the plugin folders.
 *
 * @param plugins those that may run, each after the plugins that it depends on
 * @param rejected those that may not
 * @param issues why, and what else was noticed
 */
public record InstalledPlugins(
    List<InstalledPlugin> plugins, List<RejectedPlugin> rejected, List<Issue> issues) {

  /** Copies the lists. */
  public InstalledPlugins {
    plugins = List.copyOf(plugins);
    rejected = List.copyOf(rejected);
    issues = List.copyOf(issues);
  }

  /** Returns the plugin of an id, if it may run. */
  public Optional<InstalledPlugin> find(PluginId id) {
    return plugins.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
  }

  /** Returns the ids of all plugins, whatever their state. */
  public Set<PluginId> ids() {
    Set<PluginId> ids = new LinkedHashSet<>();
    plugins.forEach(plugin -> ids.add(plugin.id()));
    rejected.forEach(plugin -> ids.add(plugin.id()));
    return ids;
  }

  /** Returns the ids of some plugins and of all that these depend on, near and far. */
  public Set<PluginId> withDependencies(Predicate<PluginId> wanted) {
    Set<PluginId> ids = new LinkedHashSet<>();
    for (int i = plugins.size() - 1; i >= 0; i--) {
      InstalledPlugin plugin = plugins.get(i);
      if (ids.contains(plugin.id()) || wanted.test(plugin.id())) {
        ids.add(plugin.id());
        ids.addAll(plugin.dependencies());
      }
    }
    return ids;
  }

  /** Returns these plugins without some, which take no part from here on. */
  public InstalledPlugins without(
      Predicate<InstalledPlugin> refused, PluginState state, List<Issue> reasons) {
    List<InstalledPlugin> kept = new ArrayList<>();
    List<RejectedPlugin> out = new ArrayList<>(rejected);
    for (InstalledPlugin plugin : plugins) {
      if (refused.test(plugin)) {
        out.add(RejectedPlugin.of(plugin, state));
      } else {
        kept.add(plugin);
      }
    }
    List<Issue> all = new ArrayList<>(issues);
    all.addAll(reasons);
    return new InstalledPlugins(kept, out, all);
  }

  /** Returns these plugins without some, as if they were not installed. */
  public InstalledPlugins only(Predicate<PluginId> wanted) {
    return new InstalledPlugins(
        plugins.stream().filter(plugin -> wanted.test(plugin.id())).toList(),
        rejected.stream().filter(plugin -> wanted.test(plugin.id())).toList(),
        issues);
  }
}
