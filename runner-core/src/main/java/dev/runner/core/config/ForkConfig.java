package dev.runner.core.config;

import dev.runner.core.plugin.PluginId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is set for the JVMs of test forks.
 *
 * @param all what holds for all of them
 * @param plugins what holds for those of single plugins beside that; empty for most
 */
public record ForkConfig(ForkSettings all, Map<PluginId, ForkSettings> plugins) {

  /** Nothing is set. */
  public static final ForkConfig NONE = new ForkConfig(ForkSettings.NONE, Map.of());

  /** Copies the map. */
  public ForkConfig {
    plugins = Map.copyOf(plugins);
  }

  /** Reads resolved options; those that are no settings of forks do not matter. */
  static ForkConfig of(Collection<ResolvedOption> options) {
    Map<Optional<PluginId>, Map<String, ResolvedOption>> byPlugin = new HashMap<>();
    for (ResolvedOption option : options) {
      ForkKey.of(option.key())
          .filter(key -> option.values().isPresent())
          .ifPresent(
              key ->
                  byPlugin
                      .computeIfAbsent(key.plugin(), id -> new TreeMap<>())
                      .put(key.name(), option));
    }
    Map<PluginId, ForkSettings> plugins = new HashMap<>();
    byPlugin.forEach((id, set) -> id.ifPresent(plugin -> plugins.put(plugin, settings(set))));
    return new ForkConfig(settings(byPlugin.getOrDefault(Optional.empty(), Map.of())), plugins);
  }

  private static ForkSettings settings(Map<String, ResolvedOption> set) {
    Map<String, String> environment = new TreeMap<>();
    set.forEach(
        (name, option) ->
            ForkKey.variable(name).ifPresent(key -> environment.put(key, text(option))));
    return new ForkSettings(
        path(set, ForkKey.JAVA_HOME),
        Optional.ofNullable(set.get(ForkKey.HEAP)).map(ForkConfig::text),
        Optional.ofNullable(set.get(ForkKey.JVM_ARGS))
            .flatMap(ResolvedOption::values)
            .orElse(List.of()),
        path(set, ForkKey.WORKING_DIR),
        environment);
  }

  private static Optional<ForkPath> path(Map<String, ResolvedOption> set, String name) {
    return Optional.ofNullable(set.get(name))
        .map(option -> new ForkPath(option.key(), Path.of(text(option)), option.origin()));
  }

  private static String text(ResolvedOption option) {
    return option.values().orElseThrow().get(0);
  }
}
