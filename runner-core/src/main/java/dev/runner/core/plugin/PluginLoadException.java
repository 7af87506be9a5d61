package dev.runner.core.plugin;

/** Tells that a plugin's own code or classes failed before any of its tests. */
public final class PluginLoadException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient PluginId plugin;

  PluginLoadException(PluginId plugin, String what, Throwable cause) {
    super("Plugin '" + plugin + "' " + what + ": " + root(cause), cause);
    this.plugin = plugin;
  }

  public PluginId plugin() {
    return plugin;
  }

  /** PF4J wraps what a plugin throws; the innermost cause is the plugin's own. */
  private static Throwable root(Throwable throwable) {
    Throwable root = throwable;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
