package dev.runner.core.schedule;

import dev.runner.core.plugin.PluginId;
import java.time.Duration;

/**
 * A test class that is to be executed.
 *
 * @param plugin the plugin it belongs to
 * @param className its binary name
 * @param expected how long its tests are expected to take, added up
 */
public record ClassWork(PluginId plugin, String className, Duration expected) {}
