package dev.runner.core.config;

import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An option that can be set, with who declares it.
 *
 * @param keyed the option with its keys
 * @param plugins the plugins that declare it, in the order given; empty for the runner's own
 */
public record ListedOption(KeyedOption keyed, List<PluginId> plugins) {

  /** Copies the plugins. */
  public ListedOption {
    plugins = List.copyOf(plugins);
  }

  /** Returns the runner's own options, sorted by key. */
  public static List<ListedOption> ofRunner() {
    return CoreOptions.groups().stream()
        .flatMap(group -> KeyedOption.of(group).stream())
        .map(keyed -> new ListedOption(keyed, List.of()))
        .toList();
  }

  /** Returns the options of plugins that do not contradict each other, sorted by key. */
  public static List<ListedOption> of(List<DeclaredOptions> plugins) {
    Map<String, KeyedOption> options = new TreeMap<>();
    Map<String, List<PluginId>> owners = new TreeMap<>();
    for (DeclaredOptions declared : plugins) {
      declared.groups().stream()
          .flatMap(group -> KeyedOption.of(group).stream())
          .forEach(
              keyed -> {
                options.merge(keyed.key(), keyed, KeyedOption::with);
                owners
                    .computeIfAbsent(keyed.key(), key -> new ArrayList<>())
                    .add(declared.plugin());
              });
    }
    return options.values().stream()
        .map(keyed -> new ListedOption(keyed, owners.get(keyed.key())))
        .toList();
  }
}
