package dev.runner.core.plugin;

import java.nio.file.Path;

/**
 * A plugin that takes no part, and is shown with its state.
 *
 * @param id its id
 * @param version its version, empty if unknown
 * @param jar its file
 * @param sha256 the jar's digest, empty if it could not be read
 * @param state {@link PluginState#REJECTED}, {@link PluginState#FAILED} or {@link
 *     PluginState#DISABLED}
 */
public record RejectedPlugin(
    PluginId id, String version, Path jar, String sha256, PluginState state) {

  /** Returns the same plugin in another state. */
  RejectedPlugin in(PluginState other) {
    return new RejectedPlugin(id, version, jar, sha256, other);
  }

  /** Returns the record of an installed plugin that takes no part. */
  public static RejectedPlugin of(InstalledPlugin plugin, PluginState state) {
    return new RejectedPlugin(plugin.id(), plugin.version(), plugin.jar(), plugin.sha256(), state);
  }
}
