package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.VisibleText;
import dev.runner.core.store.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class TapReportTests extends ReporterContract {

  @Override
  Reporter reporter() {
    return new TapReport();
  }

  @Override
  List<ReadTest> read(Path report) throws Exception {
    JsonNode read = parsed(report);
    List<ReadTest> tests = new ArrayList<>();
    for (JsonNode point : read.get("points")) {
      String status =
          "%s skip=%s todo=%s"
              .formatted(point.get("ok"), word(point.get("skip")), word(point.get("todo")));
      tests.add(
          new ReadTest(
              point.get("name").asString(),
              status,
              point.get("diag").path("message").asString(""),
              Optional.ofNullable(point.get("diag").path("stdout").stringValue(null))));
    }
    return tests;
  }

  /** Reads with tap-parser, which knows version 14 and is strict. */
  private static JsonNode parsed(Path report) throws Exception {
    Path parser = Checkers.npm("tap-parser");
    Path script = Path.of(TapReportTests.class.getResource("tap_events.cjs").toURI());
    byte[] output =
        Checkers.output(List.of("node", script.toString(), parser.toString(), report.toString()));
    JsonNode read = new ObjectMapper().readTree(output);
    assertEquals(0, read.get("end").get("errors").size(), read.get("end")::toString);
    int points = read.get("points").size();
    assertEquals(points, read.get("end").get("plan").get("end").asInt(), read::toString);
    assertTrue(Files.readString(report).startsWith("TAP version 14\n"));
    return read;
  }

  private static String word(JsonNode directive) {
    return directive.isString() ? directive.asString().split("[ :]")[0] : "" + directive;
  }

  @Override
  String plain(String name) {
    String id = name.substring(name.indexOf(".A.") + 3);
    return id.endsWith("]") ? id.substring(0, id.lastIndexOf('[')) : id;
  }

  @Override
  String name(String stored) {
    return VisibleText.of(stored);
  }

  @Override
  Map<String, String> statuses() {
    return Map.of(
        "passed", "true skip=false todo=false",
        "failed", "false skip=false todo=false",
        "crashed", "false skip=false todo=false",
        "skipped", "true skip=not todo=false",
        "aborted", "true skip=no todo=false",
        "planned", "false skip=false todo=false");
  }

  @Override
  Map<String, String> marked() {
    return Map.of(
        "known", "false skip=false todo=KNOWN",
        "unstable", "false skip=false todo=UNSTABLE",
        "quarantined", "false skip=false todo=QUARANTINED",
        "fixed", "true skip=false todo=FIXED",
        "flaky", "true skip=false todo=false");
  }

  @Test
  void givesDetailsInYaml() throws Exception {
    JsonNode read = parsed(write(MarkedRuns.marked()));

    JsonNode flaky = read.get("points").get(4).get("diag");
    assertEquals("FLAKY", flaky.get("flags").get(0).asString());
    assertEquals("FAILED first", flaky.get("attempts").get(0).asString());
    assertEquals("color = red\n", flaky.get("entries").asString());
    assertEquals("at A.c", read.get("points").get(5).get("diag").get("stack").asString());
  }

  @Test
  void saysThatNothingRan() throws Exception {
    Path report = write(new Journal(ReportedRuns.NOON));

    assertEquals("TAP version 14\n1..0 # SKIP no tests\n", Files.readString(report));
  }
}
