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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds plugins whose declarations contradict the runner's or each other's. */
final class ClashFinder {

  private final Map<PluginId, List<Issue>> clashes = new LinkedHashMap<>();

  /** What a plugin means by a key: an option, by its own key or by one that it had before. */
  private record Claim(PluginId plugin, KeyedOption meant, boolean extension) {}

  /** Returns what is wrong with each plugin that must be rejected. */
  Map<PluginId, List<Issue>> find(List<DeclaredOptions> declarations) {
    Map<String, List<Claim>> byKey = new TreeMap<>();
    for (DeclaredOptions declared : declarations) {
      for (OptionGroup group : declared.groups()) {
        for (KeyedOption option : KeyedOption.of(group)) {
          List<String> keys = new ArrayList<>(List.of(option.key()));
          keys.addAll(option.deprecatedKeys());
          Claim claim = new Claim(declared.plugin(), option, group.extension());
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
    List<Claim> guilty = guilty(claims);
    if (guilty.isEmpty()) {
      return;
    }
    List<String> meanings = claims.stream().map(claim -> claim.meant.key()).distinct().toList();
    String what =
        meanings.size() == 1
            ? "Option '%s' is declared differently (%s)".formatted(key, differences(claims))
            : "Key '%s' means '%s'".formatted(key, String.join("' and '", meanings));
    Set<PluginId> rejected = plugins(guilty);
    String consequence =
        guilty.size() == claims.size()
            ? "none of them can run with the others: agree on one declaration, or rename one"
            : "'%s' only extends the group and gives way: rename its option, or declare it alike"
                .formatted(names(rejected));
    for (PluginId plugin : rejected) {
      reject(
          plugin,
          "plugin.option-clash",
          "%s by '%s'; %s".formatted(what, names(plugins(claims)), consequence));
    }
  }

  /** Returns who contradicts the others: whoever extends a group, or else all. */
  private static List<Claim> guilty(List<Claim> claims) {
    if (agree(claims)) {
      return List.of();
    }
    List<Claim> declaring = claims.stream().filter(claim -> !claim.extension).toList();
    return declaring.isEmpty() || !agree(declaring)
        ? claims
        : claims.stream().filter(claim -> !agree(List.of(declaring.get(0), claim))).toList();
  }

  private static boolean agree(List<Claim> claims) {
    return claims.stream().map(claim -> claim.meant.key()).distinct().count() == 1
        && differences(claims).isEmpty();
  }

  private static Set<PluginId> plugins(List<Claim> claims) {
    return claims.stream().map(Claim::plugin).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String names(Set<PluginId> plugins) {
    return plugins.stream().map(PluginId::value).collect(Collectors.joining("', '"));
  }

  private void reject(PluginId plugin, String code, String message) {
    clashes
        .computeIfAbsent(plugin, id -> new ArrayList<>())
        .add(Issue.error(code, plugin.value(), message));
  }

  /** Names what differs; since when there is an option, each plugin says for itself. */
  private static String differences(List<Claim> claims) {
    List<Option> options = claims.stream().map(claim -> claim.meant.option()).toList();
    Map<String, Function<Option, Object>> parts = new LinkedHashMap<>();
    parts.put("kind", Option::kind);
    parts.put("help", Option::help);
    parts.put("default", Option::defaultValue);
    parts.put("required", Option::required);
    parts.put("required if", Option::requiredIf);
    parts.put("secret", Option::secret);
    parts.put("choices", Option::choices);
    parts.put("meanings of choices", Option::choiceTexts);
    parts.put("range", Option::range);
    parts.put("pattern", Option::pattern);
    parts.put("deprecated names", Option::formerNames);
    parts.put("deprecation", Option::deprecation);
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
