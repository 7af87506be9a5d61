package dev.runner.core.report.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.runner.core.result.TestDescription;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that tell of the same test more than once in one import. */
final class SameTestTwiceTests {

  private static final String JSON =
      """
      {"version": 1, "tests": [{"plugin": "p", "class": "C", "name": "m", "uniqueId": "[e]/[m]",
       "outcome": "%s"}]}
      """;

  private static final String NDJSON =
      """
      {"version": 1, "seq": 1, "kind": "test-planned", "test": 1, "plugin": "p", "class": "C", "name": "m", "uniqueId": "[e]/[m]"}
      {"version": 1, "seq": 2, "kind": "attempt-finished", "test": 1, "attempt": 1, "outcome": "%s"}
      {"version": 1, "seq": 3, "kind": "run-finished", "state": "FINISHED"}
      """;

  @TempDir private Path folder;

  @Test
  void areTwoTestsOfOurOwnJson() throws Exception {
    assertTwo(ImportFormat.JSON, JSON);
  }

  @Test
  void areTwoTestsOfOurOwnLinesOfJson() throws Exception {
    assertTwo(ImportFormat.NDJSON, NDJSON);
  }

  @Test
  void ofOurOwnJsonHaveToBeNamedOneByOne() {
    String both = JSON.formatted("PASSED") + JSON.formatted("FAILED");

    ImportException refused =
        assertThrows(ImportException.class, () -> TakenIn.of(ImportFormat.JSON, both, folder));

    assertEquals("it has more than one object: name the files one by one", refused.getMessage());
  }

  @Test
  void testsWithUniqueIdsOfTheirOwnKeepThem() throws Exception {
    TakenIn taken =
        TakenIn.of(
            ImportFormat.JSON,
            """
            {"version": 1, "tests": [
             {"plugin": "p", "class": "C", "name": "m", "uniqueId": "[e]/[1]", "outcome": "PASSED"},
             {"plugin": "p", "class": "C", "name": "m", "uniqueId": "[e]/[2]", "outcome": "PASSED"}]}
            """,
            folder);

    assertEquals(List.of("[e]/[1]", "[e]/[2]"), uniqueIds(taken));
  }

  @Test
  void keepTheirNumbersApartFromNamesThatHaveOne() throws Exception {
    TakenIn taken =
        TakenIn.of(
            ImportFormat.JUNIT_XML,
            "<testsuite name='C'><testcase name='m'/><testcase name='m'/>"
                + "<testcase name='m(#2)'/><testcase name='m'/></testsuite>",
            folder);

    assertEquals(4, taken.tests().stream().map(TestDescription::printedId).distinct().count());
    assertEquals(4, taken.tests().stream().map(TestDescription::key).distinct().count());
  }

  @Test
  void areTwoOfDifferentFormats() throws Exception {
    TakenIn taken =
        TakenIn.of(
            ImportFormat.JSON,
            List.of(
                JSON.formatted("PASSED").replace("\"uniqueId\": \"[e]/[m]\",", ""),
                JSON.formatted("FAILED").replace("[e]/[m]", "[plugin:p]/[class:C]/[test:m]")),
            folder);

    assertEquals(2, taken.tests().stream().map(TestDescription::key).distinct().count());
  }

  private void assertTwo(ImportFormat format, String text) throws Exception {
    TakenIn taken =
        TakenIn.of(format, List.of(text.formatted("FAILED"), text.formatted("PASSED")), folder);

    assertEquals(Map.of("p:C.m", "FAILED", "p:C.m(#2)", "PASSED"), taken.outcomes());
    assertEquals(List.of("[e]/[m]", "[e]/[m](#2)"), uniqueIds(taken));
    assertEquals(2, taken.tests().stream().map(TestDescription::key).distinct().count());
  }

  private static List<String> uniqueIds(TakenIn taken) {
    return taken.tests().stream().map(TestDescription::uniqueId).toList();
  }
}
