package dev.runner.core.verify;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds ids of tests that two tests claim, and those that are no UUIDs. */
final class TestIdCheck {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private record Claim(PluginId plugin, String className) {

    @Override
    public String toString() {
      return "'%s' of plugin '%s'".formatted(className, plugin);
    }
  }

  private final Map<String, List<Claim>> claims = new LinkedHashMap<>();
  private final List<Issue> issues = new ArrayList<>();

  /** Returns an issue for each bad id, and for each that is claimed twice. */
  List<Issue> check(List<PluginClasses> plugins) {
    for (PluginClasses plugin : plugins) {
      for (ClassFacts facts : plugin.classes()) {
        facts.testIds().forEach(id -> claim(id, plugin.plugin().id(), facts.name()));
      }
    }
    claims.forEach(
        (id, claimants) -> {
          if (claimants.size() > 1) {
            issues.add(twice(id, claimants));
          }
        });
    return issues;
  }

  private void claim(String id, PluginId plugin, String internalName) {
    Claim claim = new Claim(plugin, internalName.replace('/', '.'));
    if (UUID.matcher(id).matches()) {
      claims.computeIfAbsent(id.toLowerCase(Locale.ROOT), key -> new ArrayList<>()).add(claim);
    } else {
      issues.add(
          Issue.error(
              "plugin.bad-test-id",
              plugin.value(),
              "Class %s has @TestId(\"%s\") (expected a UUID such as those of 'uuidgen'): give the test one"
                  .formatted(claim, id)));
    }
  }

  private static Issue twice(String id, List<Claim> claimants) {
    return Issue.error(
        "plugin.duplicate-test-id",
        claimants.get(claimants.size() - 1).plugin().value(),
        "Test id '%s' is claimed by %s: give all but one of them a new UUID"
            .formatted(id, String.join(" and ", claimants.stream().map(Claim::toString).toList())));
  }
}
