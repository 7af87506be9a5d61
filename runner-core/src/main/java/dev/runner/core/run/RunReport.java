package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.report.Schedule;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of a request.
 *
 * @param run the run; empty if the request was refused and nothing ran
 * @param status the exit status
 * @param issues all issues of the run, as far as they are known without the store
 * @param failures why results could not be stored or reports not written
 * @param reports the reports that were written
 * @param schedule how its tests were spread over forks; empty if it is not stored
 * @param store the store that holds the run, open until this report is closed; empty if the run is
 *     not stored
 */
public record RunReport(
    Optional<RunId> run,
    ExitStatus status,
    List<Issue> issues,
    List<String> failures,
    List<Path> reports,
    Optional<Schedule> schedule,
    Optional<ResultStore> store)
    implements AutoCloseable {

  /** Copies the lists. */
  public RunReport {
    issues = List.copyOf(issues);
    failures = List.copyOf(failures);
    reports = List.copyOf(reports);
  }

  static RunReport refused(ExitStatus status, List<Issue> issues, List<String> failures) {
    return new RunReport(
        Optional.empty(), status, issues, failures, List.of(), Optional.empty(), Optional.empty());
  }

  @Override
  public void close() {
    store.ifPresent(ResultStore::close);
  }
}
