package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;

/** What all profiles of JUnit XML hold to, as Maven's report plugin reads them. */
abstract class JunitXmlContract extends ReporterContract {

  abstract JunitXmlProfile profile();

  @Override
  final Reporter reporter() {
    return new JunitXmlReport(profile());
  }

  @Override
  final List<ReadTest> read(Path report) throws Exception {
    List<Path> files;
    try (Stream<Path> found = Files.list(report)) {
      files = found.sorted().toList();
    }
    List<ReadTest> tests = new ArrayList<>();
    for (Path file : files) {
      validate(file);
      for (ReportTestSuite suite :
          new TestSuiteXmlParser(new NullConsoleLogger()).parse(file.toString())) {
        List<ReportTestCase> cases = suite.getTestCases();
        assertEquals(cases.size(), suite.getNumberOfTests(), file::toString);
        cases.forEach(one -> tests.add(read(one)));
      }
    }
    return tests;
  }

  /** Checks a file against what its readers are known to want. */
  void validate(Path file) throws Exception {}

  private static ReadTest read(ReportTestCase one) {
    String status =
        one.hasError()
            ? "error"
            : one.hasFailure() ? "failure" : one.hasSkipped() ? "skipped" : "passed";
    String message = Optional.ofNullable(one.getFailureMessage()).orElse("");
    return new ReadTest(one.getName(), status, message, Optional.empty());
  }

  @Override
  String shown(String stored) {
    return XmlTexts.shown(stored);
  }

  @Override
  Map<String, String> statuses() {
    return Map.of(
        "passed", "passed",
        "failed", "failure",
        "crashed", "error",
        "skipped", "skipped",
        "aborted", "skipped",
        "planned", "error");
  }

  @Override
  Map<String, String> marked() {
    return Map.of(
        "known", "skipped",
        "unstable", "skipped",
        "quarantined", "skipped",
        "fixed", "passed",
        "flaky", "passed");
  }
}
