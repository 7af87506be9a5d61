package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import java.util.List;

/**
 * The installed exporters.
 *
 * @param rows the exporters, by plugin
 * @param issues what is wrong with plugins
 * @param status the exit status
 */
public record ExportersView(List<ExporterRow> rows, List<Issue> issues, ExitStatus status) {

  /** Copies the lists. */
  public ExportersView {
    rows = List.copyOf(rows);
    issues = List.copyOf(issues);
  }
}
