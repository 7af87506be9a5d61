package dev.runner.core.launch;

import dev.runner.core.plugin.LoadedPlugin;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A loaded plugin with what discovery needs to know of it.
 *
 * @param plugin the plugin
 * @param packages its test packages; empty for all
 * @param junitParameters configuration parameters that are set for it, over those of its jar
 * @param disownedIds values of {@code @TestId} that are not unique, in small letters
 */
public record PluginUnderTest(
    LoadedPlugin plugin,
    List<String> packages,
    Map<String, String> junitParameters,
    Set<String> disownedIds) {

  /** Copies the collections. */
  public PluginUnderTest {
    packages = List.copyOf(packages);
    junitParameters = Map.copyOf(junitParameters);
    disownedIds = Set.copyOf(disownedIds);
  }

  /** Creates a plugin whose ids are all unique. */
  public PluginUnderTest(
      LoadedPlugin plugin, List<String> packages, Map<String, String> junitParameters) {
    this(plugin, packages, junitParameters, Set.of());
  }

  /** Returns what tells the ids of its tests. */
  TestIds ids() {
    return new TestIds(plugin.id(), disownedIds);
  }
}
