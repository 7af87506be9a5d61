package dev.runner.core.suite;

import dev.runner.core.issue.Issue;
import java.util.List;

/**
 * The merged tests of all selected plugins, as far as they are known before discovery.
 *
 * @param plugins the plugins' parts
 * @param needed plugins without a part that others depend on: to be loaded with them
 * @param selection which of their tests are wanted
 * @param issues what was noticed while they were merged
 */
public record Suite(
    List<PluginTests> plugins, List<PluginTests> needed, Selection selection, List<Issue> issues) {

  /** Copies the lists. */
  public Suite {
    plugins = List.copyOf(plugins);
    needed = List.copyOf(needed);
    issues = List.copyOf(issues);
  }
}
