package dev.runner.core.schedule;

import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.util.Optional;

/**
 * A test class that is to be executed.
 *
 * @param plugin the plugin it belongs to
 * @param className its binary name
 * @param before how long its tests took before, added up; empty if it never ran
 * @param bytes how large it is, with what is nested in it; 0 if that is not known
 */
public record ClassWork(PluginId plugin, String className, Optional<Duration> before, long bytes) {}
