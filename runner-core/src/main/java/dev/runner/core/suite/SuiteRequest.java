package dev.runner.core.suite;

import dev.runner.core.plugin.PluginId;
import java.util.Set;

/**
 * What a stored run was asked for.
 *
 * @param plugins the plugins whose tests were to run
 * @param selection which of their tests were wanted
 * @param execution how they were executed
 */
public record SuiteRequest(Set<PluginId> plugins, Selection selection, SuiteExecution execution) {

  /** Copies the set. */
  public SuiteRequest {
    plugins = Set.copyOf(plugins);
  }
}
