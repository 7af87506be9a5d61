package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import java.util.List;

/**
 * What came of an export.
 *
 * @param results one for each thing and target, in the order in which they were named; none if a
 *     target was refused, as nothing was sent then
 * @param issues what was wrong with targets, options and plugins
 * @param status the exit status
 */
public record ExportReport(List<ExportResult> results, List<Issue> issues, ExitStatus status) {

  /** Copies the lists. */
  public ExportReport {
    results = List.copyOf(results);
    issues = List.copyOf(issues);
  }

  static ExportReport refused(List<Issue> issues) {
    return new ExportReport(List.of(), issues, ExitStatus.of(issues));
  }
}
