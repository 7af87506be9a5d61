package dev.runner.core.suite;

import dev.runner.core.plugin.InstalledPlugin;
import java.util.List;
import java.util.Map;

/**
 * A plugin's part of the suite.
 *
 * @param plugin the plugin
 * @param classes binary names of the classes of its test packages that could be test classes
 * @param junitParameters JUnit configuration parameters for this plugin alone
 */
public record PluginTests(
    InstalledPlugin plugin, List<String> classes, Map<String, String> junitParameters) {

  /** Copies the collections. */
  public PluginTests {
    classes = List.copyOf(classes);
    junitParameters = Map.copyOf(junitParameters);
  }
}
