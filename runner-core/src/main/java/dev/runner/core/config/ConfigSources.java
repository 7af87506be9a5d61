package dev.runner.core.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where values are looked up, strongest first.
 *
 * @param commandLine the {@code -D} settings as they were typed, in their order
 * @param environment the whole environment of the process; only names that begin with {@code
 *     RUNNER__} set options, the others serve substitutions in files
 * @param files configuration files, strongest first; one that does not exist is an error
 */
public record ConfigSources(
    Map<String, String> commandLine, Map<String, String> environment, List<Path> files) {

  /** Copies the collections. */
  public ConfigSources {
    commandLine = Collections.unmodifiableMap(new LinkedHashMap<>(commandLine));
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
  }

  /** Returns how many variables of the environment are settings. */
  public int variables() {
    return (int)
        environment.keySet().stream().filter(n -> n.startsWith(Keys.ENVIRONMENT_PREFIX)).count();
  }

  /** Returns the names only: any value may be a secret. */
  @Override
  public String toString() {
    return "ConfigSources[commandLine=" + commandLine.keySet() + ", files=" + files + "]";
  }
}
