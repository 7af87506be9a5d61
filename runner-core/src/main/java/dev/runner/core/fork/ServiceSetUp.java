package dev.runner.core.fork;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.secret.KnownSecrets;
import java.time.Duration;
import java.util.List;

/**
 * What a process for a plugin's services is.
 *
 * @param plugin the plugin
 * @param plugins it and those that it depends on, each after those that it depends on itself
 * @param setup what is configured for its forks
 * @param secrets what must not appear in its log
 * @param limit how long a call may take
 */
public record ServiceSetUp(
    PluginId plugin,
    List<ToFork.PluginSetUp> plugins,
    ForkSetup setup,
    KnownSecrets secrets,
    Duration limit) {

  /** Copies the list. */
  public ServiceSetUp {
    plugins = List.copyOf(plugins);
  }
}
