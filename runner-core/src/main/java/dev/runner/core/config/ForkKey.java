package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.PluginOptions;
import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key that sets something for test forks: {@code fork.NAME} for all of them, {@code
 * plugins.ID.fork.NAME} for those of one plugin.
 *
 * @param plugin the plugin; empty for all
 * @param name what is set: {@code heap}, or {@code env.VARIABLE}
 */
record ForkKey(Optional<PluginId> plugin, String name) {

  static final String JAVA_HOME = "java-home";
  static final String HEAP = "heap";
  static final String JVM_ARGS = "jvm-args";
  static final String WORKING_DIR = "working-dir";

  /** All that can be set for one plugin, beside variables. */
  static final List<String> NAMES = List.of(HEAP, JAVA_HOME, JVM_ARGS, WORKING_DIR);

  private static final String FORK = "fork.";
  private static final String ENV = "env.";
  private static final String ENVIRONMENT_PREFIX = Keys.ENVIRONMENT_PREFIX + "FORK__ENV__";

  private static final Option VARIABLE =
      Option.string("env").help("A variable of the environment of test forks.").secret().build();

  /** Reads a key. */
  static Optional<ForkKey> of(String key) {
    return BlockKey.of(key, "fork", ForkKey::canBeSet)
        .map(found -> new ForkKey(found.plugin(), found.name()));
  }

  /** Returns the variable that a name sets. */
  static Optional<String> variable(String name) {
    return name.startsWith(ENV) ? Optional.of(name.substring(ENV.length())) : Optional.empty();
  }

  /** Returns the environment variable that sets a key; for variables of forks in their own case. */
  static String environmentName(String key) {
    return key.startsWith(FORK + ENV)
        ? ENVIRONMENT_PREFIX + key.substring(FORK.length() + ENV.length())
        : PluginOptions.environmentName(key);
  }

  /** Tells whether an environment variable sets one of forks. */
  static boolean isEnvironmentName(String name) {
    return name.startsWith(ENVIRONMENT_PREFIX);
  }

  /**
   * Returns the options that the sources make by setting them: variables, and all that is set for
   * one plugin.
   */
  static List<KeyedOption> in(ConfigSources sources, LoadedFiles files) {
    Set<String> keys = BlockKey.in(sources, files);
    sources.environment().keySet().stream()
        .filter(ForkKey::isEnvironmentName)
        .forEach(name -> keys.add(FORK + ENV + name.substring(ENVIRONMENT_PREFIX.length())));
    List<KeyedOption> options = new ArrayList<>();
    for (String key : keys) {
      of(key)
          .filter(found -> found.plugin().isPresent() || variable(found.name()).isPresent())
          .ifPresent(found -> options.add(new KeyedOption(key, found.option(), List.of())));
    }
    return options;
  }

  /** Tells what is wrong with the name or the value of a variable, if the key sets one. */
  static Optional<String> problem(String key, List<String> values) {
    Optional<String> name = of(key).flatMap(found -> variable(found.name()));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (name.get().isEmpty() || name.get().indexOf('=') >= 0 || name.get().indexOf('\0') >= 0) {
      return Optional.of(
          "invalid name '%s' of a variable (expected some text without '=')".formatted(name.get()));
    }
    if (name.get().startsWith(Keys.ENVIRONMENT_PREFIX) || name.get().startsWith("RUNNER_FORK")) {
      return Optional.of(
          "invalid name '%s' of a variable (those that begin with RUNNER__ or RUNNER_FORK are the runner's own)"
              .formatted(name.get()));
    }
    return values.get(0).indexOf('\0') >= 0
        ? Optional.of("invalid value '***' (expected a text without NUL)")
        : Optional.empty();
  }

  private static boolean canBeSet(String name) {
    return NAMES.contains(name) || name.startsWith(ENV);
  }

  private Option option() {
    return variable(name).isPresent() ? VARIABLE : CoreOptions.option("fork", name);
  }
}
