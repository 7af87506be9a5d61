package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class CtrfReportTests extends ReporterContract {

  @Override
  Reporter reporter() {
    return new CtrfReport();
  }

  @Override
  List<ReadTest> read(Path report) throws Exception {
    JsonNode results = parsed(report);
    List<ReadTest> tests = new ArrayList<>();
    int passed = 0;
    for (JsonNode test : results.get("tests")) {
      String status = test.get("status").asString();
      passed += status.equals("passed") ? 1 : 0;
      tests.add(
          new ReadTest(
              test.get("name").asString(),
              status,
              test.path("message").asString(""),
              test.has("stdout") ? Optional.of(lines(test.get("stdout"))) : Optional.empty()));
    }
    assertEquals(tests.size(), results.get("summary").get("tests").asInt());
    assertEquals(passed, results.get("summary").get("passed").asInt());
    return tests;
  }

  /** Checks against the schema that the format's own library ships. */
  private static JsonNode parsed(Path report) throws Exception {
    Path schema = Checkers.npm("ctrf").resolve("dist/ctrf-schema-0.0.json");
    String text = Files.readString(report);
    assertEquals(
        List.of(),
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Files.readString(schema))
            .validate(text, InputFormat.JSON));
    return new ObjectMapper().readTree(text).get("results");
  }

  private static String lines(JsonNode lines) {
    List<String> texts = new ArrayList<>();
    lines.forEach(line -> texts.add(line.asString()));
    return String.join("\n", texts);
  }

  @Override
  Map<String, String> statuses() {
    return Map.of(
        "passed", "passed",
        "failed", "failed",
        "crashed", "failed",
        "skipped", "skipped",
        "aborted", "skipped",
        "planned", "other");
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

  @Test
  void hasRetriesAndMarks() throws Exception {
    JsonNode results = parsed(write(MarkedRuns.marked()));

    JsonNode flaky = results.get("tests").get(4);
    assertTrue(flaky.get("flaky").asBoolean());
    assertEquals(1, flaky.get("retries").asInt());
    assertEquals("at A.first", flaky.get("retryAttempts").get(0).get("trace").asString());
    assertEquals("[\"slow\"]", flaky.get("tags").toString());
    assertEquals("log", flaky.get("extra").get("log").asString());
    assertEquals(1, results.get("summary").get("flaky").asInt());
    JsonNode known = results.get("tests").get(0).get("extra");
    assertEquals("BUG-1", known.get("knownIssues").get(0).get("id").asString());
    assertEquals("[\"KNOWN\"]", known.get("flags").toString());
  }
}
