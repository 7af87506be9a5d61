package dev.runner.core.run;

import dev.runner.api.config.NearestName;
import dev.runner.core.config.CoreOptions;
import dev.runner.core.config.Sharing;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.ClassNeeds;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Suite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what could never run, because there is not as much as it needs, before anything runs. */
final class NeedsCheck {

  private final Sharing sharing;

  NeedsCheck(Sharing sharing) {
    this.sharing = sharing;
  }

  /** Returns an issue for each plugin that has a class whose needs cannot be met. */
  Map<PluginId, Issue> excessive(Suite suite) {
    SuiteNeeds needs = SuiteNeeds.of(suite, sharing.serialPlugins());
    Map<PluginId, Issue> issues = new LinkedHashMap<>();
    for (PluginTests part : suite.plugins()) {
      PluginId plugin = part.plugin().id();
      for (String name : part.classes()) {
        excess(plugin, name, needs.of(plugin, name))
            .ifPresent(issue -> issues.putIfAbsent(plugin, issue));
      }
    }
    return issues;
  }

  private Optional<Issue> excess(PluginId plugin, String className, ClassNeeds needs) {
    return needs.units().entrySet().stream()
        .filter(unit -> unit.getValue() > sharing.capacity(unit.getKey()))
        .findFirst()
        .map(unit -> excess(plugin, className, unit.getKey(), unit.getValue()));
  }

  private Issue excess(PluginId plugin, String className, String resource, int units) {
    return Issue.error(
        "plugin.needs-too-much",
        plugin.value(),
        "Plugin '%s' cannot run: class '%s' needs %d units of resource '%s', of which there %s: set 'resources.%s = %d' in runner.conf if there are as many, or lower the need"
            .formatted(
                plugin,
                className,
                units,
                resource,
                sharing.capacity(resource) == 1 ? "is 1" : "are " + sharing.capacity(resource),
                resource,
                units));
  }

  /** Returns a warning for each plugin that the operator names and that is not installed. */
  Optional<Issue> unknown(InstalledPlugins installed) {
    TreeSet<PluginId> named = new TreeSet<>(sharing.serialPlugins());
    named.removeAll(installed.ids());
    return named.stream()
        .findFirst()
        .map(
            id -> {
              String meant =
                  new NearestName(installed.ids().stream().map(PluginId::value).toList())
                      .to(id.value())
                      .map(near -> "did you mean '" + near + "'?")
                      .orElse("install it, or take it out");
              return Issue.warning(
                  "config.unknown-plugin",
                  id.value(),
                  "Plugin '%s' of '%s' is not installed: %s"
                      .formatted(id, CoreOptions.FORK_SERIAL_PLUGINS, meant));
            });
  }
}
