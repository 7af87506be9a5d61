package dev.runner.core.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.report.RunFiles;
import dev.runner.core.run.ExitStatus;
import dev.runner.core.run.RunEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class NdjsonReportTests {

  private static final int MANY = 10_000;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final RunEnd END = new RunEnd(ExitStatus.OK, Optional.empty(), Optional.empty());
  private static final RunFiles FILES = new RunFiles(Path.of("/runs"));

  private final RunEvent event = new RunEvent.IssueRaised(Issue.info("run.test", "x", "y"));

  @TempDir private Path folder;

  private static NdjsonReport report(OutputStream out, Duration patience, Duration last) {
    return new NdjsonReport("ndjson=here", out, FILES, new NdjsonReport.Patience(patience, last));
  }

  private static List<String> kinds(List<JsonNode> lines) {
    return lines.stream().map(line -> line.required("kind").asString()).distinct().toList();
  }

  @Test
  void writesAllOfAFastRunForASlowReader() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NdjsonReport report = report(out, LONG, LONG)) {
      for (int i = 0; i < MANY; i++) {
        report.on(event);
      }
      report.settle();
      assertEquals(Optional.empty(), report.problem());
      report.end(END);
    }
    List<JsonNode> lines = NdjsonLines.read(out.toByteArray());
    assertEquals(MANY + 1, lines.size());
    assertEquals("run-finished", lines.get(MANY).required("kind").asString());
  }

  @Test
  void saysWhenTheRunWillEndButNotAllTheTime() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NdjsonReport report = report(out, LONG, LONG)) {
      report.estimating(() -> Optional.of(Duration.ofSeconds(7)));
      for (int i = 0; i < 3; i++) {
        report.on(event);
        report.settle();
      }
      report.end(END);
    }
    List<JsonNode> lines = NdjsonLines.read(out.toByteArray());
    assertEquals(List.of("issue", "estimate", "run-finished"), kinds(lines));
    assertEquals(7_000, lines.get(1).required("leftMs").asInt());
  }

  @Test
  void isWrittenBeforeTheRunGoesOn() throws IOException {
    Path file = folder.resolve("new/folder/run.ndjson");
    try (NdjsonReport report = NdjsonReport.open(file.toString(), FILES)) {
      report.on(event);
      report.settle();
      assertEquals(1, NdjsonLines.read(Files.readAllBytes(file)).size());
    }
  }

  @Test
  void leavesOutAndCountsWhatAReaderThatStandsStillDoesNotTake() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NdjsonReport report = report(new Awaiting(reading, out), SHORT, LONG)) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () -> {
            for (int i = 0; i < MANY; i++) {
              report.on(event);
            }
          });
      reading.countDown();
      report.settle();
      report.on(event);
      report.end(END);
      assertTrue(report.problem().orElse("").contains("its reader was too slow"));
    }
    List<JsonNode> lines = NdjsonLines.read(out.toByteArray());
    assertEquals(List.of("issue", "gap", "run-finished"), kinds(lines));
    int missing = 0;
    int told = 0;
    for (JsonNode line : lines) {
      missing += line.path("missing").asInt(0);
      told += line.required("kind").asString().equals("issue") ? 1 : 0;
    }
    assertEquals(MANY + 1, told + missing);
  }

  @Test
  void doesNotWaitForEverForTheLastLine() {
    CountDownLatch never = new CountDownLatch(1);
    NdjsonReport report =
        report(new Awaiting(never, OutputStream.nullOutputStream()), SHORT, SHORT);
    report.on(event);
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> report.end(END));
    assertTrue(report.problem().orElse("").contains("nobody read its end"));
    never.countDown();
  }

  @Test
  void letsTheRunGoOnWhereItsTargetFails() {
    NdjsonReport report =
        report(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("No space left on device");
              }
            },
            LONG,
            LONG);
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 0; i < MANY; i++) {
            report.on(event);
          }
          report.settle();
          report.end(END);
        });
    String problem = report.problem().orElse("");
    assertTrue(problem.contains("'ndjson=here' broke off"), problem);
    assertTrue(problem.contains("No space left on device"), problem);
  }

  @Test
  void refusesWhatIsNoDescriptorOpenForWriting() {
    for (String number : List.of("", "0", "-1", "x", "1000000", "65535")) {
      assertThrows(
          IllegalArgumentException.class, () -> NdjsonReport.open("fd:" + number, FILES), number);
    }
  }

  @Test
  void refusesAFolder() {
    assertThrows(IOException.class, () -> NdjsonReport.open(folder.toString(), FILES));
  }

  /** Takes nothing until it is told to. */
  private static final class Awaiting extends OutputStream {

    private final CountDownLatch reading;
    private final OutputStream out;

    Awaiting(CountDownLatch reading, OutputStream out) {
      this.reading = reading;
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        reading.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      out.write(bytes, offset, length);
    }
  }
}
