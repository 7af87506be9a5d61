package dev.runner.core.run;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.TestIdIndex;
import dev.runner.core.schedule.ClassIds;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Suite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the test ids of the classes of a suite. Reads those of a plugin when they are needed. */
final class SuiteIds implements ClassIds {

  private final Suite suite;
  private final Map<PluginId, Map<String, List<String>>> ids = new HashMap<>();

  SuiteIds(Suite suite) {
    this.suite = suite;
  }

  @Override
  public synchronized List<String> of(PluginId plugin, String className) {
    return ids.computeIfAbsent(plugin, this::read).getOrDefault(className, List.of());
  }

  private Map<String, List<String>> read(PluginId plugin) {
    return suite.plugins().stream()
        .map(PluginTests::plugin)
        .filter(part -> part.id().equals(plugin))
        .map(part -> part.contents().testIds())
        .findFirst()
        .orElse(TestIdIndex.NONE)
        .byClass();
  }
}
