package dev.runner.core.suite;

import dev.runner.core.issue.Issue;
import java.util.List;

/**
 * What discovery found in a plugin, before any filter.
 *
 * @param tests its tests and test methods, in the order in which they would run
 * @param issues what was noticed
 */
public record PluginDiscovery(List<ListedTest> tests, List<Issue> issues) {

  /** Copies the lists. */
  public PluginDiscovery {
    tests = List.copyOf(tests);
    issues = List.copyOf(issues);
  }
}
