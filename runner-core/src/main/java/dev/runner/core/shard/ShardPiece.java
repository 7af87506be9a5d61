package dev.runner.core.shard;

import dev.runner.core.plugin.PluginId;

/**
 * A test class, or a plugin that is not divided, and the shard that it belongs to.
 *
 * @param plugin the plugin
 * @param className the test class's binary name; empty text for the whole plugin
 * @param tests how many tests and test methods it has
 * @param shard the number of its shard, from 1
 */
public record ShardPiece(PluginId plugin, String className, int tests, int shard) {

  /** Returns its name for people: {@code plugin:class}, or the plugin alone. */
  public String name() {
    return ShardWork.name(plugin, className);
  }
}
