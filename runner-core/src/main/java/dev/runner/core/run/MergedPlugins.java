package dev.runner.core.run;

import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The plugins of several runs, each jar once, whatever folder it lay in. */
final class MergedPlugins {

  private final Map<String, PluginSeen> seen = new LinkedHashMap<>();
  private final Map<PluginId, Set<String>> digests = new TreeMap<>();

  MergedPlugins(List<MergePart> parts) {
    for (MergePart part : parts) {
      for (PluginSeen plugin : part.plugins()) {
        add(part, plugin);
      }
    }
  }

  /** Returns the plugins, each in the worst state that it had in any run. */
  List<PluginSeen> plugins() {
    return List.copyOf(seen.values());
  }

  /** Returns a warning for each plugin that was not the same in all runs. */
  List<Issue> issues() {
    List<Issue> issues = new ArrayList<>();
    digests.forEach(
        (plugin, known) -> {
          if (known.size() > 1) {
            issues.add(
                Issue.warning(
                    "merge.different-plugins",
                    plugin.value(),
                    "Plugin '%s' was not the same jar in all runs: SHA-256 %s"
                        .formatted(plugin, String.join(", ", known))));
          }
        });
    return issues;
  }

  private void add(MergePart part, PluginSeen plugin) {
    String key = plugin.plugin() + " " + plugin.version() + " " + plugin.sha256();
    PluginSeen known = seen.get(key);
    if (known == null) {
      boolean taken = seen.values().stream().anyMatch(p -> p.jar().equals(plugin.jar()));
      String jar = taken ? plugin.jar() + " of run " + part.run() : plugin.jar();
      seen.put(key, with(plugin, jar, plugin.state()));
    } else if (isWorse(plugin.state(), known.state())) {
      seen.put(key, with(known, known.jar(), plugin.state()));
    }
    if (plugin.state() == PluginState.LOADED || plugin.state() == PluginState.FAILED) {
      digests.computeIfAbsent(plugin.plugin(), id -> new LinkedHashSet<>()).add(plugin.sha256());
    }
  }

  private static boolean isWorse(PluginState state, PluginState than) {
    return than == PluginState.LOADED && state != PluginState.LOADED;
  }

  private static PluginSeen with(PluginSeen plugin, String jar, PluginState state) {
    return new PluginSeen(plugin.plugin(), plugin.version(), jar, plugin.sha256(), state);
  }
}
