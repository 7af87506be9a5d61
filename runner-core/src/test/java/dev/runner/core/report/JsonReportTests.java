package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

final class JsonReportTests extends ReporterContract {

  @Override
  Reporter reporter() {
    return new JsonReport();
  }

  @Override
  List<ReadTest> read(Path report) throws Exception {
    String text = Files.readString(report);
    assertEquals(
        List.of(),
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonSchema.text())
            .validate(text, InputFormat.JSON));
    JsonNode root = new ObjectMapper().readTree(text);
    List<ReadTest> tests = new ArrayList<>();
    for (JsonNode test : root.get("tests")) {
      JsonNode last = test.get("attemptResults").get(test.get("attemptResults").size() - 1);
      tests.add(
          new ReadTest(
              test.get("name").asString(),
              test.get("outcome").asString() + test.get("flags"),
              test.get("message").asString(),
              Optional.ofNullable(last.get("output").get("stdout").stringValue(null))));
    }
    for (JsonNode scope : root.get("outsideTests")) {
      for (JsonNode entry : scope.get("entries")) {
        if (entry.get("values").has("runner.class-failed")) {
          tests.add(new ReadTest("(class)", "ERROR", "", Optional.empty()));
        }
      }
    }
    return tests;
  }

  @Override
  Map<String, String> statuses() {
    return Map.of(
        "passed", "PASSED[]",
        "failed", "FAILED[]",
        "crashed", "ERROR[]",
        "skipped", "SKIPPED[]",
        "aborted", "ABORTED[]",
        "planned", "NOT_RUN[]");
  }

  @Override
  Map<String, String> marked() {
    return Map.of(
        "known", "FAILED[\"KNOWN\"]",
        "unstable", "FAILED[\"UNSTABLE\"]",
        "quarantined", "FAILED[\"QUARANTINED\"]",
        "fixed", "PASSED[\"FIXED\"]",
        "flaky", "PASSED[\"FLAKY\"]");
  }

  @Test
  void hasAllAttemptsWithWhatTheyPublished() throws Exception {
    JsonNode root = new ObjectMapper().readTree(write(MarkedRuns.marked()).toFile());

    JsonNode flaky = root.get("tests").get(4);
    assertEquals("slow", flaky.get("tags").get(0).asString());
    assertEquals("first", flaky.get("attemptResults").get(0).get("message").asString());
    JsonNode second = flaky.get("attemptResults").get(1);
    assertEquals("log", second.get("output").get("log").asString());
    assertEquals("red", second.get("entries").get(0).get("values").get("color").asString());
    assertEquals("x.png", second.get("files").get(0).get("name").asString());
    assertEquals(1, root.get("version").asInt());
  }
}
