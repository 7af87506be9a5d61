package dev.runner.core.store;

import dev.runner.core.plugin.PluginId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * On what a run took place.
 *
 * @param runner the version of the runner
 * @param jdk the version of the JDK of test forks
 * @param jdks the versions of those that have another one, by their plugins
 * @param environment the name of the system under test, if it has one
 */
public record StoredPlace(
    String runner, String jdk, Map<PluginId, String> jdks, Optional<String> environment) {

  /** Copies the map, in order. */
  public StoredPlace {
    jdks = Collections.unmodifiableMap(new TreeMap<>(jdks));
  }
}
