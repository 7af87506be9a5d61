package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugins;
import java.util.List;

/**
 * The installed plugins, as far as they can be judged without running their tests.
 *
 * @param plugins the plugins that could run, and those that could not
 * @param issues what was noticed
 * @param status the exit status
 */
public record InstalledView(InstalledPlugins plugins, List<Issue> issues, ExitStatus status) {

  /** Copies the issues. */
  public InstalledView {
    issues = List.copyOf(issues);
  }
}
