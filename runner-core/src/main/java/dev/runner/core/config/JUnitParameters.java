package dev.runner.core.config;

import dev.runner.core.plugin.PluginId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects JUnit's configuration parameters of each plugin. Strongest first: {@code -D} for the
 * plugin, {@code -D} for all, environment, files for the plugin, files for all.
 */
final class JUnitParameters {

  private final ConfigSources sources;
  private final LoadedFiles files;

  JUnitParameters(ConfigSources sources, LoadedFiles files) {
    this.sources = sources;
    this.files = files;
  }

  /** Returns the parameters of each plugin, by their full names. */
  Map<PluginId, Map<String, String>> of(Collection<PluginId> plugins) {
    Map<PluginId, Map<String, String>> parameters = new HashMap<>();
    plugins.forEach(plugin -> parameters.put(plugin, new TreeMap<>()));
    Map<String, String> inFiles = new TreeMap<>();
    files
        .effective()
        .forEach(
            (key, setting) ->
                setting.values().ifPresent(texts -> inFiles.put(key, String.join(",", texts))));
    addShared(inFiles, parameters);
    addOwn(inFiles, parameters);
    addShared(inEnvironment(), parameters);
    addShared(sources.commandLine(), parameters);
    addOwn(sources.commandLine(), parameters);
    return parameters;
  }

  private Map<String, String> inEnvironment() {
    Map<String, String> found = new TreeMap<>();
    sources
        .environment()
        .forEach(
            (name, text) -> Keys.junitParameterOf(name).ifPresent(key -> found.put(key, text)));
    return found;
  }

  private static void addShared(
      Map<String, String> settings, Map<PluginId, Map<String, String>> parameters) {
    settings.forEach(
        (key, text) -> {
          if (Keys.isJUnitParameter(key)) {
            parameters.values().forEach(own -> own.put(key, text));
          }
        });
  }

  private static void addOwn(
      Map<String, String> settings, Map<PluginId, Map<String, String>> parameters) {
    settings.forEach(
        (key, text) ->
            Keys.pluginParameter(key, parameters.keySet())
                .ifPresent(own -> parameters.get(own.plugin()).put(own.parameter(), text)));
  }
}
