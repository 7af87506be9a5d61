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

  /** What a plugin means by a key: an option, by its own key or by one that it had before. */
  private record Claim(PluginId plugin, KeyedOption meant) {}

  /** Returns what is wrong with each plugin that must be rejected. */
  Map<PluginId, List<Issue>> find(List<DeclaredOptions> declarations) {
    Map<String, List<Claim>> byKey = new TreeMap<>();
    for (DeclaredOptions declared : declarations) {
      for (OptionGroup group : declared.groups()) {
        for (KeyedOption option : KeyedOption.of(group)) {
          List<String> keys = new ArrayList<>(List.of(option.key()));
          keys.addAll(option.deprecatedKeys());
          Claim claim = new Claim(declared.plugin(), option);
          keys.forEach(key -> byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(claim));
          rejectForCore(declared.plugin(), keys);
        }
      }
    }
    byKey.forEach(this::compare);
    return clashes;
  }

  private void rejectForCore(PluginId plugin, List<String> keys) {
    for (String key : keys) {
      if (CoreOptions.isReserved(Keys.group(key))) {
        reject(
            plugin,
            "plugin.option-clash-core",
            "Plugin '%s' declares '%s', but group '%s' belongs to the runner; rename the group"
                .formatted(plugin, key, Keys.group(key)));
      }
    }
  }

  private void compare(String key, List<Claim> claims) {
    List<String> meanings = claims.stream().map(claim -> claim.meant.key()).distinct().toList();
    String differences = differences(claims.stream().map(claim -> claim.meant.option()).toList());
    if (meanings.size() == 1 && differences.isEmpty()) {
      return;
    }
    TreeSet<PluginId> plugins =
        claims.stream().map(Claim::plugin).collect(Collectors.toCollection(TreeSet::new));
    String names = plugins.stream().map(PluginId::value).collect(Collectors.joining("', '"));
    String what =
        meanings.size() == 1
            ? "Option '%s' is declared differently (%s)".formatted(key, differences)
            : "Key '%s' means '%s'".formatted(key, String.join("' and '", meanings));
    for (PluginId plugin : plugins) {
      reject(
          plugin,
          "plugin.option-clash",
          "%s by '%s'; none of them can run with the others: agree on one declaration, or rename one"
              .formatted(what, names));
    }
  }

  private void reject(PluginId plugin, String code, String message) {
    clashes
        .computeIfAbsent(plugin, id -> new ArrayList<>())
        .add(Issue.error(code, plugin.value(), message));
  }

  /** Names what differs; since when there is an option, each plugin says for itself. */
  private static String differences(List<Option> options) {
    Map<String, Function<Option, Object>> parts = new LinkedHashMap<>();
    parts.put("kind", Option::kind);
    parts.put("help", Option::help);
    parts.put("default", Option::defaultValue);
    parts.put("required", Option::required);
    parts.put("secret", Option::secret);
    parts.put("choices", Option::choices);
    parts.put("range", Option::range);
    parts.put("deprecated names", Option::deprecatedNames);
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
