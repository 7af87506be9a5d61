package dev.runner.core.plugin;

import dev.runner.core.issue.Issue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the plugins that cannot run without some others, near and far. */
final class Dependents {

  private final Map<PluginId, InstalledPlugin> found = new LinkedHashMap<>();
  private final List<Issue> issues = new ArrayList<>();
  private final String advice;

  /**
   * Finds them.
   *
   * @param plugins all plugins
   * @param refused those that are out, with the chain of ids that leads to the reason
   * @param state what they are
   */
  Dependents(List<InstalledPlugin> plugins, Map<PluginId, String> refused, PluginState state) {
    this.advice =
        state == PluginState.DISABLED
            ? "the last of them is disabled: enable it, or disable this one as well"
            : "correct the last of them first";
    Map<PluginId, String> chains = new LinkedHashMap<>(refused);
    int before;
    do {
      before = chains.size();
      for (InstalledPlugin plugin : plugins) {
        Optional<PluginId> missed =
            plugin.dependencies().stream()
                .filter(needed -> plugin.needs(needed) && chains.containsKey(needed))
                .findFirst();
        if (missed.isPresent() && !chains.containsKey(plugin.id())) {
          add(plugin, missed.get(), chains);
        }
      }
    } while (chains.size() > before);
  }

  boolean contain(InstalledPlugin plugin) {
    return found.containsKey(plugin.id());
  }

  List<InstalledPlugin> all() {
    return List.copyOf(found.values());
  }

  /** Returns an issue for each. */
  List<Issue> issues() {
    return issues;
  }

  private void add(InstalledPlugin plugin, PluginId missed, Map<PluginId, String> chains) {
    String chain = plugin.id() + " -> " + chains.get(missed);
    found.put(plugin.id(), plugin);
    chains.put(plugin.id(), chain);
    issues.add(
        Issue.error(
            "plugin.dependency",
            plugin.id().value(),
            "Plugin '%s' cannot run because plugin '%s' cannot (%s): %s"
                .formatted(plugin.id(), missed, chain, advice)));
  }
}
