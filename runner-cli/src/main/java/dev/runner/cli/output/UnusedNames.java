package dev.runner.cli.output;

import dev.runner.core.config.ConfigSetting;
import dev.runner.core.issue.Issue;
import dev.runner.core.run.ConfigInspection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds former names of options that no source uses. */
final class UnusedNames {

  /** As many names from one former group are told in one. */
  private static final int MANY = 3;

  private final ConfigInspection inspection;
  private final Set<String> used;

  UnusedNames(ConfigInspection inspection) {
    this.inspection = inspection;
    this.used =
        inspection.issues().stream()
            .filter(issue -> issue.code().equals("config.deprecated-name"))
            .map(Issue::subject)
            .collect(Collectors.toSet());
  }

  /** Returns their keys. */
  List<String> keys() {
    return inspection.settings().stream().flatMap(this::of).toList();
  }

  /** Returns what to say of them: each with its new name, or a whole group. */
  List<String> texts() {
    Map<String, List<String>> byGroups = new LinkedHashMap<>();
    for (ConfigSetting setting : inspection.settings()) {
      of(setting)
          .forEach(
              old ->
                  byGroups
                      .computeIfAbsent(groups(old, setting.key()), any -> new ArrayList<>())
                      .add("%s (now %s)".formatted(old, setting.key())));
    }
    List<String> texts = new ArrayList<>();
    byGroups.forEach(
        (groups, names) ->
            texts.addAll(groups.isEmpty() || names.size() < MANY ? names : List.of(groups)));
    return texts;
  }

  private Stream<String> of(ConfigSetting setting) {
    return setting.deprecatedKeys().stream().filter(key -> !used.contains(key));
  }

  private static String groups(String old, String key) {
    String before = group(old);
    String now = group(key);
    return before.equals(now) ? "" : "%s.* (now %s.*)".formatted(before, now);
  }

  private static String group(String key) {
    return key.substring(0, Math.max(0, key.indexOf('.')));
  }
}
