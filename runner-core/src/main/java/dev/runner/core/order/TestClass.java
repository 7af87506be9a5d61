package dev.runner.core.order;

import dev.runner.core.plugin.PluginId;

/**
 * Names a test class of a plugin.
 *
 * @param plugin the plugin
 * @param name the class's binary name
 */
public record TestClass(PluginId plugin, String name) {}
