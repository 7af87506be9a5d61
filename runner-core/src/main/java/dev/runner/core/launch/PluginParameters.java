package dev.runner.core.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * A plugin's configuration parameters: those set for it, over those of its own jar's {@code
 * junit-platform.properties}, over the request's.
 */
final class PluginParameters implements ConfigurationParameters {

  private static final String FILE = "junit-platform.properties";

  private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

  private final Map<String, String> own;
  private final ConfigurationParameters fallback;

  /**
   * Creates the parameters.
   *
   * @param plugin the plugin
   * @param inSequence whether tests must not be executed in parallel, whatever is set
   * @param fallback those of the request
   */
  PluginParameters(PluginUnderTest plugin, boolean inSequence, ConfigurationParameters fallback) {
    this.own = new HashMap<>(ofJar(plugin.plugin().classLoader()));
    this.own.putAll(plugin.junitParameters());
    if (inSequence) {
      this.own.put(PARALLEL, "false");
    }
    this.fallback = fallback;
  }

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(own.get(key)).or(() -> fallback.get(key));
  }

  @Override
  public Optional<Boolean> getBoolean(String key) {
    return get(key).map(Boolean::parseBoolean);
  }

  @Override
  public Set<String> keySet() {
    Set<String> keys = new HashSet<>(fallback.keySet());
    keys.addAll(own.keySet());
    return keys;
  }

  private static Map<String, String> ofJar(ClassLoader loader) {
    URL file = loader.getResource(FILE);
    Map<String, String> found = new HashMap<>();
    if (file != null) {
      Properties properties = new Properties();
      try (InputStream in = file.openStream()) {
        properties.load(in);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("Cannot read '" + file + "'", e);
      }
      properties.stringPropertyNames().forEach(key -> found.put(key, properties.getProperty(key)));
    }
    return found;
  }
}
