package dev.runner.core.report;

import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a stored run as JUnit XML, as the Jenkins schema has it: one file for each test class.
 *
 * <p>JUnit XML has fewer outcomes than a run. ABORTED counts as skipped. A test without a verdict
 * is an error, so that nobody takes an incomplete run for a good one. Of several attempts the last
 * one is the verdict; failures before it are {@code flakyFailure} and the like if it passed, else
 * {@code rerunFailure}. What fails in a class beside its tests is an error named {@code (class)}.
 */
public final class JunitXmlReport {

  private final String host;
  private final RunFiles files;

  /**
   * Creates the report.
   *
   * @param host the name of the machine that ran the tests
   * @param files where published files lie, which the report points to
   */
  public JunitXmlReport(String host, RunFiles files) {
    this.host = host;
    this.files = files;
  }

  /**
   * Writes the files {@code TEST-<plugin>-<class>.xml}.
   *
   * <p>Each file is replaced as a whole; others in the folder are left alone. Tests are written as
   * they are read; memory holds one of them at a time.
   *
   * @param store holds the run
   * @param run the run; one that is not stored gives no files
   * @param folder where they go; made if absent
   * @throws ReportException if a file cannot be written
   */
  public void write(ResultStore store, RunId run, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ReportException(folder, e);
    }
    try (JunitXmlFolder report = new JunitXmlFolder(store, run, files, host, folder)) {
      store.tests(run, report::write);
      report.finishClassesWithoutTests();
    }
  }
}
