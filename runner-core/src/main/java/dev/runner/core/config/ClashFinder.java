package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds plugins whose declarations contradict the runner's or each other's. */
final class ClashFinder {

  private final Map<PluginId, List<Issue>> clashes = new LinkedHashMap<>();

  private record Declared(PluginId plugin, Option option) {}

  /** Returns what is wrong with each plugin that must be rejected. */
  Map<PluginId, List<Issue>> find(List<DeclaredOptions> declarations) {
    Map<String, List<Declared>> byKey = new TreeMap<>();
    for (DeclaredOptions declared : declarations) {
      for (OptionGroup group : declared.groups()) {
        if (CoreOptions.isReserved(group.name())) {
          rejectForCore(declared.plugin(), group);
        }
        for (Option option : group.options()) {
          byKey
              .computeIfAbsent(group.key(option), key -> new ArrayList<>())
              .add(new Declared(declared.plugin(), option));
        }
      }
    }
    byKey.forEach(this::compare);
    return clashes;
  }

  private void rejectForCore(PluginId plugin, OptionGroup group) {
    String keys = group.options().stream().map(group::key).collect(Collectors.joining("', '"));
    reject(
        plugin,
        "plugin.option-clash-core",
        "Plugin '%s' declares '%s' in group '%s', which belongs to the runner; rename the group"
            .formatted(plugin, keys, group.name()));
  }

  private void compare(String key, List<Declared> declared) {
    Option first = declared.get(0).option;
    if (declared.stream().allMatch(other -> other.option.equals(first))) {
      return;
    }
    TreeSet<PluginId> plugins =
        declared.stream().map(Declared::plugin).collect(Collectors.toCollection(TreeSet::new));
    String names = plugins.stream().map(PluginId::value).collect(Collectors.joining("', '"));
    String differences = differences(declared.stream().map(Declared::option).toList());
    for (PluginId plugin : plugins) {
      reject(
          plugin,
          "plugin.option-clash",
          "Option '%s' is declared differently (%s) by '%s'; none of them can run with the others: agree on one declaration, or rename one"
              .formatted(key, differences, names));
    }
  }

  private void reject(PluginId plugin, String code, String message) {
    clashes
        .computeIfAbsent(plugin, id -> new ArrayList<>())
        .add(Issue.error(code, plugin.value(), message));
  }

  private static String differences(List<Option> options) {
    Map<String, Function<Option, Object>> parts = new LinkedHashMap<>();
    parts.put("kind", Option::kind);
    parts.put("help", Option::help);
    parts.put("default", Option::defaultValue);
    parts.put("required", Option::required);
    parts.put("secret", Option::secret);
    parts.put("choices", Option::choices);
    parts.put("range", Option::range);
    return parts.entrySet().stream()
        .filter(part -> differ(options, part.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }

  private static boolean differ(List<Option> options, Function<Option, Object> part) {
    Object first = part.apply(options.get(0));
    return options.stream().anyMatch(option -> !Objects.equals(first, part.apply(option)));
  }
}
