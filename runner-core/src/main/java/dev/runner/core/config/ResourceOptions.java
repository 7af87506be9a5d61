package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.core.plugin.NeededResources;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the capacities of limited resources: options that nobody declares, named by operators. */
final class ResourceOptions {

  private ResourceOptions() {}

  /** Returns an option for each resource that a source sets, sorted. */
  static List<KeyedOption> in(ConfigSources sources, LoadedFiles files) {
    TreeSet<String> keys = new TreeSet<>(sources.commandLine().keySet());
    keys.addAll(files.effective().keySet());
    sources.environment().keySet().forEach(name -> Keys.resourceOf(name).ifPresent(keys::add));
    return keys.stream().filter(Keys::isResource).map(ResourceOptions::option).toList();
  }

  /** Returns the capacities among resolved values. */
  static Map<String, Integer> capacities(Map<String, List<String>> values) {
    return values.entrySet().stream()
        .filter(value -> Keys.isResource(value.getKey()))
        .collect(
            Collectors.toMap(
                value -> name(value.getKey()), value -> Integer.parseInt(value.getValue().get(0))));
  }

  private static KeyedOption option(String key) {
    Option option =
        Option.integer(name(key))
            .help("Units of this resource that tests can use at the same time.")
            .range(1, NeededResources.MOST)
            .build();
    return new KeyedOption(key, option, List.of());
  }

  private static String name(String key) {
    return key.substring(Keys.RESOURCES.length() + 1);
  }
}
