package dev.runner.core.suite;

import dev.runner.core.issue.Issue;
import dev.runner.core.shard.ShardManifest;
import java.util.List;
import java.util.Optional;

/**
 * The merged tests of all selected plugins, as far as they are known before discovery.
 *
 * @param plugins the plugins' parts
 * @param needed plugins without a part that others depend on: to be loaded with them
 * @param selection which of their tests are wanted
 * @param issues what was noticed while they were merged
 * @param shard what this is a part of; empty if it is all that is selected
 */
public record Suite(
    List<PluginTests> plugins,
    List<PluginTests> needed,
    Selection selection,
    List<Issue> issues,
    Optional<ShardManifest> shard) {

  /** Copies the lists. */
  public Suite {
    plugins = List.copyOf(plugins);
    needed = List.copyOf(needed);
    issues = List.copyOf(issues);
  }

  /** Makes a suite of all that is selected. */
  public Suite(
      List<PluginTests> plugins,
      List<PluginTests> needed,
      Selection selection,
      List<Issue> issues) {
    this(plugins, needed, selection, issues, Optional.empty());
  }
}
