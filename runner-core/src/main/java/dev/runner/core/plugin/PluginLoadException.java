package dev.runner.core.plugin;

import dev.runner.core.issue.CodePlace;
import dev.runner.core.issue.RootCause;
import java.util.Optional;

/** Tells that a plugin's own code or classes failed before any of its tests. */
public final class PluginLoadException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient PluginId plugin;

  PluginLoadException(PluginId plugin, String what, Throwable cause) {
    super(
        "Plugin '%s' %s: %s%s"
            .formatted(plugin, what, RootCause.text(cause), place(RootCause.of(cause))),
        cause);
    this.plugin = plugin;
  }

  PluginLoadException(PluginId plugin, String what) {
    super("Plugin '" + plugin + "' " + what);
    this.plugin = plugin;
  }

  private static String place(Throwable cause) {
    StackTraceElement[] stack = cause.getStackTrace();
    return CodePlace.foreign(stack)
        .or(() -> cause instanceof NullPointerException ? CodePlace.any(stack) : Optional.empty())
        .map(place -> " (at " + place + ")")
        .orElse("");
  }

  public PluginId plugin() {
    return plugin;
  }
}
