package dev.runner.core.shard;

import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.util.Optional;

/**
 * What is not divided any further: a test class, or a plugin whose tests cannot be told apart by
 * classes.
 *
 * @param plugin the plugin
 * @param className the test class's binary name; empty text for the whole plugin
 * @param tests how many tests and test methods it has, at least 1
 * @param expected how long they took when they last ran, added up; empty if that is unknown
 */
public record ShardWork(PluginId plugin, String className, int tests, Optional<Duration> expected) {

  /** Returns its name for people: {@code plugin:class}, or the plugin alone. */
  String name() {
    return name(plugin, className);
  }

  static String name(PluginId plugin, String className) {
    return className.isEmpty() ? plugin.value() : plugin + ":" + className;
  }
}
