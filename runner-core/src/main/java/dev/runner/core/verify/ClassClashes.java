package dev.runner.core.verify;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds classes of one name in two plugins. */
final class ClassClashes {

  /**
   * Returns an issue for each two plugins with such classes: a WARNING where one of them sees the
   * other's classes, else an INFO, since each has a class loader of its own.
   */
  List<Issue> check(List<PluginClasses> plugins) {
    Map<String, InstalledPlugin> owners = new HashMap<>();
    Map<List<InstalledPlugin>, List<String>> shared = new HashMap<>();
    for (PluginClasses plugin : plugins) {
      for (ClassFacts facts : plugin.classes()) {
        InstalledPlugin first = owners.putIfAbsent(facts.name(), plugin.plugin());
        if (first != null && !facts.name().endsWith("-info")) {
          shared
              .computeIfAbsent(List.of(first, plugin.plugin()), two -> new ArrayList<>())
              .add(facts.name().replace('/', '.'));
        }
      }
    }
    List<Issue> issues = new ArrayList<>();
    shared.forEach((two, names) -> issues.add(issue(two.get(0), two.get(1), names)));
    return issues;
  }

  private static Issue issue(InstalledPlugin one, InstalledPlugin other, List<String> names) {
    String message =
        "Plugins '%s' and '%s' both have class '%s'%s"
            .formatted(
                one.id(),
                other.id(),
                names.get(0),
                names.size() > 1 ? " and %d more".formatted(names.size() - 1) : "");
    boolean related =
        one.dependencies().contains(other.id()) || other.dependencies().contains(one.id());
    return related
        ? Issue.warning(
            "plugin.duplicate-class",
            other.id().value(),
            message + ", and one sees the other's: rename one, or leave it to the other plugin")
        : Issue.info(
            "plugin.duplicate-class",
            other.id().value(),
            message + ": each uses its own, nothing needs to be done");
  }
}
