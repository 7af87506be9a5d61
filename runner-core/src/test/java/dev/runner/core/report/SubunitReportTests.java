package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.report.SubunitPackets.Status;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class SubunitReportTests extends ReporterContract {

  @Override
  Reporter reporter() {
    return new SubunitReport();
  }

  @Override
  List<ReadTest> read(Path report) throws Exception {
    Map<String, String> statuses = new LinkedHashMap<>();
    Map<String, StringBuilder> files = new LinkedHashMap<>();
    for (JsonNode event : events(report)) {
      String id = event.get("id").asString();
      if (event.get("status").isString()) {
        statuses.put(id, event.get("status").asString());
      }
      if (event.get("file").isString()) {
        String text = new String(bytes(event), StandardCharsets.UTF_8);
        files
            .computeIfAbsent(id + "/" + event.get("file").asString(), k -> new StringBuilder())
            .append(text);
      }
    }
    List<ReadTest> tests = new ArrayList<>();
    statuses.forEach(
        (id, status) ->
            tests.add(
                new ReadTest(
                    id,
                    status,
                    "" + files.getOrDefault(id + "/traceback", new StringBuilder()),
                    Optional.ofNullable(files.get(id + "/stdout")).map(StringBuilder::toString))));
    return tests;
  }

  /** Reads with python-subunit, which makes a test of its own of what it cannot read. */
  private static JsonNode events(Path report) throws Exception {
    Path script = Path.of(SubunitReportTests.class.getResource("subunit_events.py").toURI());
    JsonNode events = new ObjectMapper().readTree(Checkers.python("subunit", script, report));
    for (JsonNode event : events) {
      assertTrue(event.get("id").asString("").startsWith("sample:"), event::toString);
    }
    return events;
  }

  private static byte[] bytes(JsonNode event) {
    return Base64.getDecoder().decode(event.get("bytes").asString());
  }

  @Override
  String plain(String name) {
    String id = name.substring("sample:a.A.".length());
    return id.endsWith("]") ? id.substring(0, id.lastIndexOf('[')) : id;
  }

  @Override
  String message(String message, String detail) {
    return message + "\n" + detail;
  }

  @Override
  Map<String, String> statuses() {
    return Map.of(
        "passed", "success",
        "failed", "fail",
        "crashed", "fail",
        "skipped", "skip",
        "aborted", "skip",
        "planned", "exists");
  }

  @Override
  Map<String, String> marked() {
    return Map.of(
        "known", "xfail",
        "unstable", "xfail",
        "quarantined", "xfail",
        "fixed", "success",
        "flaky", "success");
  }

  @Test
  void writesTheBytesOfTheReference() throws IOException {
    Optional<Instant> time = Optional.of(Instant.parse("2026-01-02T03:04:05.678Z"));

    assertEquals(
        "b329010c03666f6f08555f1b", packet("foo", Status.EXISTS, Optional.empty(), List.of()));
    assertEquals(
        "b32b0214695735a5e869758003666f6faa75df0f",
        packet("foo", Status.IN_PROGRESS, time, List.of()));
  }

  private static String packet(String id, Status status, Optional<Instant> at, List<String> tags)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new SubunitPackets(bytes).status(id, status, at, tags);
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @Test
  void writesPacketsOfEveryLength() throws Exception {
    Journal journal = new Journal(ReportedRuns.NOON);
    for (int length = 1; length < 70; length++) {
      journal.plan(Journal.test("sample", "a.A", "x".repeat(length)));
    }
    for (int length : new int[] {16_300, 16_340, 16_350, 16_360, 16_370, 16_384, 16_400, 59_000}) {
      journal.plan(Journal.test("sample", "a.A", "x".repeat(length)));
    }
    journal.plan(Journal.test("sample", "a.A", "y".repeat(100_000)));

    assertEquals(78, read(write(journal)).size());
  }

  @Test
  void announcesAllTestsFirst() throws Exception {
    List<String> statuses = new ArrayList<>();
    events(write(MarkedRuns.marked()))
        .forEach(event -> statuses.add(event.get("status").asString("file")));

    assertEquals(
        List.of("exists", "exists", "exists", "exists", "exists", "exists", "inprogress"),
        statuses.subList(0, 7));
    assertEquals(6, statuses.lastIndexOf("exists") + 1);
  }

  @Test
  void tellsTagsAndAttachmentsOfATest() throws Exception {
    byte[] picture = new byte[200_000];
    Arrays.fill(picture, (byte) 0xB3);
    Journal journal = MarkedRuns.marked();
    Path file = folder.resolve(journal.run().toString()).resolve("files/fork-1/x.png");
    Files.createDirectories(file.getParent());
    Files.write(file, picture);

    Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
    JsonNode last = null;
    for (JsonNode event : events(write(journal))) {
      if (event.get("id").asString().contains(".flaky[")) {
        if (event.get("file").isString()) {
          files
              .computeIfAbsent(event.get("file").asString(), name -> new ByteArrayOutputStream())
              .writeBytes(bytes(event));
        } else {
          last = event;
        }
      }
    }

    assertEquals(
        List.of("attempt-1", "stdout", "log", "entries", "x.png"), List.copyOf(files.keySet()));
    assertArrayEquals(picture, files.get("x.png").toByteArray());
    assertEquals(
        "FAILED first\nat A.first", files.get("attempt-1").toString(StandardCharsets.UTF_8));
    assertEquals("[\"runner.flaky\",\"slow\",\"worker-1\"]", last.get("tags").toString());
    assertEquals("2026-01-02T12:00:00.144235+00:00", last.get("time").asString());
  }

  @Test
  void letsATestThatWasRunningBeInProgress() throws Exception {
    Journal journal = new Journal(ReportedRuns.NOON);
    int test = journal.plan(Journal.test("sample", "a.A", "one"));
    journal.start(test, 1);
    journal.file(new AttemptId(test, 1), Journal.kept("gone", "gone"));

    assertEquals("inprogress", read(write(journal)).get(0).status());
  }

  @Test
  void cutsFilesIntoPieces() throws Exception {
    Journal journal = new Journal(ReportedRuns.NOON);
    int test = journal.plan(Journal.test("sample", "a.A", "one"));
    String message = "é".repeat(3_000_000);
    journal.attempt(test, 1, Verdict.failed(message, ""));

    assertEquals(message, traceback(write(journal)));
  }

  private static String traceback(Path report) throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    boolean ended = false;
    for (JsonNode event : events(report)) {
      if (event.get("file").isString()) {
        text.writeBytes(bytes(event));
        ended = event.get("eof").asBoolean();
      }
    }
    assertTrue(ended);
    return text.toString(StandardCharsets.UTF_8);
  }
}
