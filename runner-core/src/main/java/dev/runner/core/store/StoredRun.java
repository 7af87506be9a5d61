package dev.runner.core.store;

import dev.runner.core.issue.Issue;
import java.util.List;

/**
 * A stored run without its tests.
 *
 * @param summary the run in one line
 * @param request the suite's discovery request as JSON
 * @param plugins the plugins that took part or would have, ordered by id
 * @param issues the problems, in the order in which they were raised
 */
public record StoredRun(
    RunSummary summary, String request, List<StoredPlugin> plugins, List<Issue> issues) {

  /** Copies the lists. */
  public StoredRun {
    plugins = List.copyOf(plugins);
    issues = List.copyOf(issues);
  }
}
