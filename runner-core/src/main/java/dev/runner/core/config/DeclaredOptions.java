package dev.runner.core.config;

import dev.runner.api.config.OptionGroup;
import dev.runner.core.plugin.PluginId;
import java.util.List;

/**
 * The options that one plugin declared.
 *
 * @param plugin the plugin
 * @param groups its groups in the order of their documentation; empty if it declares none
 */
public record DeclaredOptions(PluginId plugin, List<OptionGroup> groups) {

  /** Copies the groups. */
  public DeclaredOptions {
    groups = List.copyOf(groups);
  }

  /** Returns the keys of its options, in the order of their documentation. */
  public List<String> keys() {
    return groups.stream().flatMap(group -> group.options().stream().map(group::key)).toList();
  }
}
