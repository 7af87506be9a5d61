package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

final class CsvReportTests extends ReporterContract {

  @Override
  Reporter reporter() {
    return new CsvReport();
  }

  @Override
  List<ReadTest> read(Path report) throws Exception {
    return rows(report).stream()
        .map(
            row ->
                new ReadTest(
                    row.get("name"),
                    row.get("outcome") + " " + row.get("flags"),
                    row.get("message"),
                    Optional.empty()))
        .toList();
  }

  private static List<CSVRecord> rows(Path report) throws Exception {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(report, StandardCharsets.UTF_8, format)) {
      List<CSVRecord> rows = parser.getRecords();
      rows.forEach(row -> assertEquals(20, row.size(), row::toString));
      return rows;
    }
  }

  @Override
  Map<String, String> statuses() {
    return Map.of(
        "passed", "PASSED ",
        "failed", "FAILED ",
        "crashed", "ERROR ",
        "skipped", "SKIPPED ",
        "aborted", "ABORTED ",
        "planned", "NOT_RUN ");
  }

  @Override
  Map<String, String> marked() {
    return Map.of(
        "known", "FAILED KNOWN",
        "unstable", "FAILED UNSTABLE",
        "quarantined", "FAILED QUARANTINED",
        "fixed", "PASSED FIXED",
        "flaky", "PASSED FLAKY");
  }

  @Test
  void keepsSpreadsheetsFromRunningTexts() throws Exception {
    Journal journal = new Journal(ReportedRuns.NOON);
    int test = journal.plan(Journal.test("sample", "a.A", "one"));
    journal.attempt(test, 1, Verdict.failed("=1+1", "@SUM(A1)"));

    CSVRecord row = rows(write(journal)).get(0);

    assertEquals("'=1+1", row.get("message"));
    assertEquals("'@SUM(A1)", row.get("detail"));
  }

  @Test
  void hasWhatIsKnownBesideTheOutcome() throws Exception {
    List<CSVRecord> rows = rows(write(MarkedRuns.marked()));

    assertEquals("BUG-1: it leaks", rows.get(0).get("knownIssues"));
    assertEquals("ann, until 2999-01-01: is broken", rows.get(3).get("quarantine"));
    assertEquals("at A.c", rows.get(5).get("detail"));
    assertEquals("TEAR_DOWN", rows.get(5).get("cause"));
  }
}
