package dev.runner.core.run;

import dev.runner.core.report.ReportException;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import java.nio.file.Path;

/** Writes a report of a stored run. */
@FunctionalInterface
public interface RunReporter {

  /**
   * Writes the report.
   *
   * @param store the store that holds the run
   * @param run the run, ended
   * @return what was written
   * @throws ReportException if it could not be written
   */
  Path report(ResultStore store, RunId run);
}
