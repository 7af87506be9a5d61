package dev.runner.core.plugin;

/**
 * What a fork needs to know to load a plugin.
 *
 * @param id its id
 * @param files its unpacked files
 * @param starts whether its code runs when it is loaded
 */
public record PluginToLoad(PluginId id, PluginFiles files, boolean starts) {

  /** Returns what a fork needs to load an installed plugin. */
  public static PluginToLoad of(InstalledPlugin plugin) {
    return new PluginToLoad(plugin.id(), plugin.files(), plugin.manifest().hasPluginClass());
  }
}
