package dev.runner.core.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a run as JUnit XML: one file {@code TEST-<plugin>-<class>.xml} for each test class; other
 * files in the folder are left alone.
 *
 * <p>JUnit XML has fewer outcomes than a run. ABORTED counts as skipped, and so does a failure that
 * does not fail the run. A test without a verdict is an error, so that nobody takes an incomplete
 * run for a good one. Of several attempts the last one is the verdict; failures before it are
 * {@code flakyFailure} and the like if it passed, else {@code rerunFailure}. What fails in a class
 * beside its tests is an error named {@code (class)}.
 */
final class JunitXmlReport implements Reporter {

  private final JunitXmlProfile profile;

  JunitXmlReport(JunitXmlProfile profile) {
    this.profile = profile;
  }

  @Override
  public void write(ReportSource source, Path target) {
    try {
      Files.createDirectories(target);
    } catch (IOException e) {
      throw new ReportException(target, e);
    }
    try (JunitXmlFolder report = new JunitXmlFolder(source, profile, target)) {
      source.store().tests(source.run(), report::write);
      report.finishClassesWithoutTests();
    }
  }
}
