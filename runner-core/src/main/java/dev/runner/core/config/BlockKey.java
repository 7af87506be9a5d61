package dev.runner.core.config;

import dev.runner.core.plugin.PluginId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A key of a block that can be set for all plugins and for single ones: {@code BLOCK.NAME}, or
 * {@code plugins.ID.BLOCK.NAME}.
 *
 * @param plugin the plugin; empty for all
 * @param name what is set
 */
record BlockKey(Optional<PluginId> plugin, String name) {

  /**
   * Reads a key; an id may hold dots, and ends where something follows that can be set.
   *
   * @param key the key
   * @param block the name of the block
   * @param canBeSet knows the names that can be set in it
   */
  static Optional<BlockKey> of(String key, String block, Predicate<String> canBeSet) {
    if (key.startsWith(block + ".")) {
      return Optional.of(key.substring(block.length() + 1))
          .filter(canBeSet)
          .map(name -> new BlockKey(Optional.empty(), name));
    }
    String start = Keys.PLUGINS + ".";
    String middle = "." + block + ".";
    for (int at = key.indexOf(middle); key.startsWith(start) && at >= 0; ) {
      String id = at < start.length() ? "" : key.substring(start.length(), at);
      String name = key.substring(at + middle.length());
      if (PluginId.isValid(id) && canBeSet.test(name)) {
        return Optional.of(new BlockKey(Optional.of(new PluginId(id)), name));
      }
      at = key.indexOf(middle, at + 1);
    }
    return Optional.empty();
  }

  /** Returns all keys that the command line and files set. */
  static Set<String> in(ConfigSources sources, LoadedFiles files) {
    Set<String> keys = new TreeSet<>(sources.commandLine().keySet());
    files.effective().values().stream()
        .filter(setting -> setting.values().isPresent())
        .forEach(setting -> keys.add(setting.key()));
    return keys;
  }
}
