package dev.runner.core.config;

import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives substitutions that no file answers the value of an environment variable. */
final class EnvironmentResolver implements ConfigResolver {

  private final Map<String, String> environment;

  EnvironmentResolver(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable ConfigValue lookup(String name) {
    String text = environment.get(name);
    return text == null
        ? null
        : ConfigValueFactory.fromAnyRef(text, Origin.environment(name).text());
  }

  @Override
  public ConfigResolver withFallback(ConfigResolver fallback) {
    return this;
  }
}
