package dev.runner.core.config;

import dev.runner.api.config.PluginOptions;
import dev.runner.core.plugin.NeededResources;
import dev.runner.core.plugin.PluginId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How keys are built: the namespaces that are no option groups, and the segments. */
final class Keys {

  static final String JUNIT = "junit";
  static final String PLUGINS = "plugins";
  static final String RESOURCES = "resources";
  static final String FORK_ENV = "fork.env";
  static final String ENVIRONMENT_PREFIX = "RUNNER__";

  private static final String JUNIT_PREFIX = JUNIT + ".";
  private static final String PLUGINS_PREFIX = PLUGINS + ".";
  private static final String JUNIT_ENVIRONMENT_PREFIX = ENVIRONMENT_PREFIX + "JUNIT__";

  private static final String RESOURCES_ENVIRONMENT_PREFIX = ENVIRONMENT_PREFIX + "RESOURCES__";

  private Keys() {}

  /** A JUnit parameter that is set for one plugin. */
  record PluginParameter(PluginId plugin, String parameter) {}

  /** Returns a key's first segment. */
  static String group(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }

  /** Tells whether a key is the name of a JUnit parameter. */
  static boolean isJUnitParameter(String key) {
    return key.startsWith(JUNIT_PREFIX) && key.length() > JUNIT_PREFIX.length();
  }

  /** Tells whether a key is the capacity of a limited resource. */
  static boolean isResource(String key) {
    return key.startsWith(RESOURCES + ".")
        && NeededResources.isName(key.substring(RESOURCES.length() + 1));
  }

  /** Returns the key of the capacity that an environment variable sets. */
  static Optional<String> resourceOf(String variable) {
    if (!variable.startsWith(RESOURCES_ENVIRONMENT_PREFIX)) {
      return Optional.empty();
    }
    String name = variable.substring(RESOURCES_ENVIRONMENT_PREFIX.length());
    return Optional.of(RESOURCES + "." + name.toLowerCase(Locale.ROOT).replace('_', '-'))
        .filter(key -> isResource(key) && PluginOptions.environmentName(key).equals(variable));
  }

  /** Returns the JUnit parameter that an environment variable sets. */
  static Optional<String> junitParameterOf(String variable) {
    if (!variable.startsWith(JUNIT_ENVIRONMENT_PREFIX)
        || variable.length() == JUNIT_ENVIRONMENT_PREFIX.length()) {
      return Optional.empty();
    }
    String path = variable.substring(ENVIRONMENT_PREFIX.length());
    return Optional.of(path.replace("__", ".").replace('_', '-').toLowerCase(Locale.ROOT));
  }

  /**
   * Reads {@code plugins.ID.junit.PATH}. An id may hold dots, so the known ids decide where it
   * ends, the longest first.
   */
  static Optional<PluginParameter> pluginParameter(String key, Collection<PluginId> plugins) {
    return plugins.stream()
        .sorted(Comparator.comparing((PluginId id) -> id.value().length()).reversed())
        .filter(id -> key.startsWith(junitOf(id) + ".") && key.length() > junitOf(id).length() + 1)
        .findFirst()
        .map(id -> new PluginParameter(id, JUNIT_PREFIX + key.substring(junitOf(id).length() + 1)));
  }

  /** Returns the key under which a plugin's JUnit parameters stand. */
  static String junitOf(PluginId plugin) {
    return of(plugin) + "." + JUNIT;
  }

  /** Returns the key under which the settings of a plugin's forks stand. */
  static String forkOf(PluginId plugin) {
    return of(plugin) + ".fork";
  }

  /** Returns the key under which a plugin's budget stands. */
  static String budgetOf(PluginId plugin) {
    return of(plugin) + "." + BudgetKey.BUDGET;
  }

  /** Returns the keys of a plugin's block and of the blocks in it. */
  static List<String> blocksOf(PluginId plugin) {
    return List.of(
        of(plugin), junitOf(plugin), forkOf(plugin), of(plugin) + "." + FORK_ENV, budgetOf(plugin));
  }

  /** Returns the key of a plugin's block. */
  static String of(PluginId plugin) {
    return PLUGINS_PREFIX + plugin;
  }
}
