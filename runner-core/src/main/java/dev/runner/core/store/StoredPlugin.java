package dev.runner.core.store;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Counts;

/**
 * A plugin in a stored run.
 *
 * @param plugin its id
 * @param version its version, empty if unknown
 * @param jar its file
 * @param sha256 the jar's digest in hexadecimal, empty if the jar could not be read
 * @param state what became of it
 * @param counts its tests by outcome; none for a plugin whose code was not run
 */
public record StoredPlugin(
    PluginId plugin, String version, String jar, String sha256, PluginState state, Counts counts) {}
