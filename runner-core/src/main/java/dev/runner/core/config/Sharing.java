package dev.runner.core.config;

import dev.runner.core.plugin.PluginId;
import java.util.Map;
import java.util.Set;

/**
 * What the tests of a run share, as the operator says.
 *
 * @param capacities how many units there are of each limited resource; of one that is absent, one
 * @param serialPlugins plugins no two classes of which may run side by side
 */
public record Sharing(Map<String, Integer> capacities, Set<PluginId> serialPlugins) {

  /** Nothing is said. */
  public static final Sharing NONE = new Sharing(Map.of(), Set.of());

  /** Copies the collections. */
  public Sharing {
    capacities = Map.copyOf(capacities);
    serialPlugins = Set.copyOf(serialPlugins);
  }

  /** Returns how many units there are of a resource. */
  public int capacity(String resource) {
    return capacities.getOrDefault(resource, 1);
  }
}
