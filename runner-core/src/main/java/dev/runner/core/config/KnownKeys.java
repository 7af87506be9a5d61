package dev.runner.core.config;

import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.OptionKind;
import dev.runner.api.config.PluginOptions;
import dev.runner.core.plugin.PluginId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All keys that may be set, whether their plugin takes part or not. */
final class KnownKeys {

  private final Set<String> options = new TreeSet<>();
  private final Map<String, Set<String>> byGroup = new TreeMap<>();
  private final Set<String> deprecated = new TreeSet<>();
  private final Set<String> maps = new TreeSet<>();
  private final Set<String> variables = new TreeSet<>();
  private final Set<PluginId> plugins = new TreeSet<>();

  KnownKeys(Declarations declarations) {
    CoreOptions.groups().forEach(this::add);
    for (List<DeclaredOptions> some : List.of(declarations.selected(), declarations.unselected())) {
      for (DeclaredOptions declared : some) {
        plugins.add(declared.plugin());
        declared.groups().forEach(this::add);
      }
    }
    plugins.addAll(declarations.unreadable());
  }

  private void add(OptionGroup group) {
    Set<String> names = byGroup.computeIfAbsent(group.name(), name -> new TreeSet<>());
    for (KeyedOption option : KeyedOption.of(group)) {
      names.add(option.key());
      options.add(option.key());
      if (option.option().kind() == OptionKind.MAP) {
        maps.add(option.key() + ".");
        option.deprecatedKeys().forEach(old -> maps.add(old + "."));
      }
      variables.add(PluginOptions.environmentName(option.key()));
      for (String old : option.deprecatedKeys()) {
        deprecated.add(old);
        variables.add(PluginOptions.environmentName(old));
      }
    }
  }

  boolean isKnown(String key) {
    return options.contains(key)
        || deprecated.contains(key)
        || maps.stream().anyMatch(map -> key.startsWith(map) && key.length() > map.length())
        || Keys.isJUnitParameter(key)
        || Keys.isResource(key)
        || ForkKey.of(key).filter(found -> isKnown(found.plugin())).isPresent()
        || BudgetKey.of(key).filter(found -> isKnown(found.plugin())).isPresent()
        || Keys.pluginParameter(key, plugins).isPresent();
  }

  private boolean isKnown(Optional<PluginId> plugin) {
    return plugin.map(plugins::contains).orElse(true);
  }

  /** Tells whether a key may hold a block, so that an empty one is no mistake. */
  boolean isBlock(String key) {
    return byGroup.containsKey(key)
        || key.equals(Keys.JUNIT)
        || key.equals(Keys.PLUGINS)
        || key.equals(Keys.RESOURCES)
        || deprecated.stream().anyMatch(old -> Keys.group(old).equals(key))
        || key.equals(Keys.FORK_ENV)
        || plugins.stream().anyMatch(id -> Keys.blocksOf(id).contains(key));
  }

  boolean isKnownVariable(String name) {
    return variables.contains(name)
        || ForkKey.isEnvironmentName(name)
        || Keys.junitParameterOf(name).isPresent()
        || Keys.resourceOf(name).isPresent();
  }

  Optional<Collection<String>> optionsOf(String group) {
    return Optional.ofNullable(byGroup.get(group));
  }

  Collection<String> options() {
    return options;
  }

  Collection<String> groups() {
    return byGroup.keySet();
  }

  Collection<PluginId> plugins() {
    return plugins;
  }
}
