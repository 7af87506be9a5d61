package dev.runner.core.run;

import dev.runner.core.config.ConfigSetting;
import dev.runner.core.config.ConfigSources;
import dev.runner.core.config.DeclaredOptions;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.util.List;

/**
 * A workspace's configuration.
 *
 * @param declared the options of each plugin that can run, in the order of their documentation
 * @param settings all options and parameters with their values, sorted by key, secrets masked
 * @param sources where values were looked up
 * @param probed the plugins whose probes asked the system under test
 * @param issues what is wrong with plugins and values
 * @param status the exit status that the issues ask for
 */
public record ConfigInspection(
    List<DeclaredOptions> declared,
    List<ConfigSetting> settings,
    ConfigSources sources,
    List<PluginId> probed,
    List<Issue> issues,
    ExitStatus status) {

  /** Copies the lists. */
  public ConfigInspection {
    declared = List.copyOf(declared);
    settings = List.copyOf(settings);
    probed = List.copyOf(probed);
    issues = List.copyOf(issues);
  }
}
