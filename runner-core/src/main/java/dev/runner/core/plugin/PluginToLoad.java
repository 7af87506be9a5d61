package dev.runner.core.plugin;

/**
 * What a fork needs to know to load a plugin.
 *
 * @param id its id
 * @param files its unpacked files
 */
public record PluginToLoad(PluginId id, PluginFiles files) {

  /** Returns what a fork needs to load an installed plugin. */
  public static PluginToLoad of(InstalledPlugin plugin) {
    return new PluginToLoad(plugin.id(), plugin.files());
  }
}
