package dev.runner.core.launch;

import dev.runner.core.plugin.LoadedPlugin;
import java.util.List;
import java.util.Map;

/**
 * A loaded plugin with what discovery needs to know of it.
 *
 * @param plugin the plugin
 * @param packages its test packages; empty for all
 * @param junitParameters configuration parameters that are set for it, over those of its jar
 */
public record PluginUnderTest(
    LoadedPlugin plugin, List<String> packages, Map<String, String> junitParameters) {

  /** Copies the collections. */
  public PluginUnderTest {
    packages = List.copyOf(packages);
    junitParameters = Map.copyOf(junitParameters);
  }
}
