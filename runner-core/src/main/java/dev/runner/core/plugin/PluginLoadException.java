package dev.runner.core.plugin;

import dev.runner.core.issue.RootCause;

/** Tells that a plugin's own code or classes failed before any of its tests. */
public final class PluginLoadException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient PluginId plugin;

  PluginLoadException(PluginId plugin, String what, Throwable cause) {
    super("Plugin '" + plugin + "' " + what + ": " + RootCause.text(cause), cause);
    this.plugin = plugin;
  }

  public PluginId plugin() {
    return plugin;
  }
}
