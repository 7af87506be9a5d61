package dev.runner.core.plugin;

import dev.runner.core.issue.Issue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The plugins found in the plugin folders.
 *
 * @param plugins those that may run, each after the plugins that it depends on
 * @param rejected those that may not
 * @param nameless jars that may not run and do not say which plugin they are
 * @param issues why, and what else was noticed
 */
public record InstalledPlugins(
    List<InstalledPlugin> plugins,
    List<RejectedPlugin> rejected,
    List<Path> nameless,
    List<Issue> issues) {

  /** No plugins at all. */
  public static final InstalledPlugins NONE =
      new InstalledPlugins(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public InstalledPlugins {
    plugins = List.copyOf(plugins);
    rejected = List.copyOf(rejected);
    nameless = List.copyOf(nameless);
    issues = List.copyOf(issues);
  }

  /** Returns some plugins of which nothing more is known. */
  public static InstalledPlugins of(List<InstalledPlugin> plugins) {
    return new InstalledPlugins(plugins, List.of(), List.of(), List.of());
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

  /**
   * Returns these plugins without some, and without all that cannot run without those. None of them
   * takes part from here on.
   *
   * @param refused the plugins that are out themselves
   * @param state what they are then; the others are rejected
   * @param reasons why they are out
   */
  public InstalledPlugins without(
      Predicate<InstalledPlugin> refused, PluginState state, List<Issue> reasons) {
    Map<PluginId, String> chains = new LinkedHashMap<>();
    plugins.stream()
        .filter(refused)
        .forEach(plugin -> chains.put(plugin.id(), plugin.id().value()));
    return without(chains, state, reasons);
  }

  /** Does the same; to each refused plugin belongs the chain of ids that leads to the reason. */
  InstalledPlugins without(Map<PluginId, String> refused, PluginState state, List<Issue> reasons) {
    Dependents dependents = new Dependents(plugins, refused, state);
    List<InstalledPlugin> kept = new ArrayList<>();
    List<RejectedPlugin> out = new ArrayList<>(rejected);
    for (InstalledPlugin plugin : plugins) {
      if (refused.containsKey(plugin.id())) {
        out.add(RejectedPlugin.of(plugin, state));
      } else if (!dependents.contain(plugin)) {
        kept.add(plugin);
      }
    }
    dependents.all().forEach(plugin -> out.add(RejectedPlugin.of(plugin, PluginState.REJECTED)));
    List<Issue> all = new ArrayList<>(issues);
    all.addAll(reasons);
    all.addAll(dependents.issues());
    return new InstalledPlugins(kept, out, nameless, all);
  }

  /** Returns these plugins and those of others whose ids none of these has. */
  public InstalledPlugins and(InstalledPlugins others) {
    InstalledPlugins more = others.only(id -> !ids().contains(id));
    return new InstalledPlugins(
        joined(plugins, more.plugins),
        joined(rejected, more.rejected),
        joined(nameless, more.nameless),
        joined(issues, more.issues));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** Returns these plugins without some, as if they were not installed. */
  public InstalledPlugins only(Predicate<PluginId> wanted) {
    return new InstalledPlugins(
        plugins.stream().filter(plugin -> wanted.test(plugin.id())).toList(),
        rejected.stream().filter(plugin -> wanted.test(plugin.id())).toList(),
        nameless,
        issues);
  }
}
