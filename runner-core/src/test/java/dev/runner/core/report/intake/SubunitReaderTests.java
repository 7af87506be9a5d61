package dev.runner.core.report.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.RunEvent.FilePublished;
import dev.runner.core.result.Cause;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.TestDescription;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubunitReaderTests {

  private static final String UUID = "2d3a4b5c-1111-2222-3333-444455556666";
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  @TempDir private Path folder;

  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

  @Test
  void readsTheBytesOfTheReference() throws Exception {
    TakenIn taken =
        read(
            HexFormat.of()
                .parseHex(
                    "b329010c03666f6f08555f1b"
                        + "b32b0214695735a5e869758003666f6faa75df0f"
                        + "b32f8320695735a5e869758003666f6f0108776f726b65722d300130702668c5"));

    // The announcement and the start have no route, and the end has one: two tests.
    assertEquals(
        Map.of("other:(none).foo", "PASSED", "other:(none).foo(#2)", "ERROR"), taken.outcomes());
    assertEquals(START, taken.start(1));
  }

  @Test
  void readsEveryStatusOfAWorker() throws Exception {
    for (String name : List.of("ok", "uxsuccess", "skip", "fail", "xfail", "crash", "never")) {
      packet(1, "a.T." + name, Optional.empty());
    }
    run("ok", 3);
    run("uxsuccess", 4);
    file("a.T.skip", "reason", "text/plain;charset=utf8", "not ", false);
    file("a.T.skip", "reason", "text/plain;charset=utf8", "today", true);
    run("skip", 5);
    String trace = "Traceback (most recent call last):\n  File\nValueError: n\u00e4\n";
    byte[] bytes = trace.getBytes(StandardCharsets.UTF_8);
    int half = bytes.length - 3; // in the middle of a character
    file("a.T.fail", "traceback", "text/x-traceback", java.util.Arrays.copyOf(bytes, half), false);
    file(
        "a.T.fail",
        "traceback",
        "text/x-traceback",
        java.util.Arrays.copyOfRange(bytes, half, bytes.length),
        true);
    run("fail", 6);
    run("xfail", 7);
    packet(2, "a.T.crash", Optional.of(START));

    TakenIn taken = read(stream.toByteArray());

    assertEquals(
        Map.of(
            "other:a.T.ok", "PASSED",
            "other:a.T.uxsuccess", "FAILED",
            "other:a.T.skip", "SKIPPED",
            "other:a.T.fail", "FAILED",
            "other:a.T.xfail", "FAILED",
            "other:a.T.crash", "ERROR",
            "other:a.T.never", "NOT_RUN"),
        taken.outcomes());
    assertEquals("not today", taken.verdict(3).message());
    assertEquals(trace, taken.verdict(4).detail());
    assertEquals("ValueError: n\u00e4", taken.verdict(4).message());
    assertEquals(Duration.ofMillis(250), taken.finished(4).duration());
    assertTrue(KnownIssue.expectFailure(taken.tests().get(4).known()));
    assertEquals(Cause.CRASHED, taken.verdict(6).cause().orElseThrow());
  }

  @Test
  void readsIdsOfTempestAndTagsAndWorkers() throws Exception {
    String id = "tempest.api.compute.ServersTest.test_list[id-" + UUID + ",smoke]";
    packet(1, id, Optional.empty());
    packet(2, id, Optional.of(START));
    packet(3, id, Optional.of(START), "worker-3", "slow");
    packet(6, "setUpClass (tempest.api.Broken)", Optional.of(START));
    packet(3, "tests/test_a.py::TestA::test_x[1]", Optional.of(START));

    TakenIn taken = read(stream.toByteArray());

    assertEquals(3, taken.tests().size());
    TestDescription first = taken.tests().get(0);
    assertEquals("tempest.api.compute.ServersTest", first.className());
    assertEquals("test_list", first.name());
    assertEquals(Optional.of(UUID), first.uuid());
    assertEquals(List.of("slow", "smoke"), first.tags());
    assertEquals("other:tempest.api.Broken.setUpClass", taken.tests().get(1).printedId());
    assertEquals("test_x[1]", taken.tests().get(2).name());
  }

  @Test
  void keepsFilesAndWhatIsWrittenBetweenPackets() throws Exception {
    stream.writeBytes("warming up\n".getBytes(StandardCharsets.UTF_8));
    file("a.T.t", "screen.png", "image/png", new byte[] {1, 2, 3}, false);
    file("a.T.t", "screen.png", "image/png", new byte[] {4}, true);
    file("a.T.t", "pythonlogging:''", "text/plain;charset=utf8", "a line", true);
    packet(3, "a.T.t", Optional.of(START));

    TakenIn taken = read(stream.toByteArray());

    PublishedFile file = taken.all(FilePublished.class).get(0).file();
    assertEquals("screen.png", file.name());
    assertEquals(4, file.size());
    assertEquals(
        List.of((byte) 1, (byte) 2, (byte) 3, (byte) 4),
        boxed(Files.readAllBytes(folder.resolve(file.content().orElseThrow().path()))));
    assertEquals("a line", taken.output(1));
    assertEquals("warming up\n", taken.outside());
  }

  @ParameterizedTest
  @CsvSource({
    "b329010c03666f6f08555f1bb329010c03666f6f08555f1a, packet at byte 12 has the checksum 08555f1a",
    "b329010c03666f6f08555f1bb329010c03, ends at byte 17; begins at byte 12",
    "b319010c03666f6f08555f1b, packet at byte 0 is of version 1",
    "b329090c03666f6f08555f1b, packet at byte 0 has a flag",
    "b3290107, packet at byte 0 has a length of 7",
    "b329010c03666f6f08555f1b00ff, neither a packet of subunit nor text is at byte 12",
    "746578740a, no packet",
  })
  void refusesWhatIsDamagedAndSaysWhere(String hex, String said) {
    ImportException refused =
        assertThrows(ImportException.class, () -> read(HexFormat.of().parseHex(hex)));

    for (String part : said.split("; ", -1)) {
      assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
  }

  @Test
  void refusesEveryFlippedBit() throws Exception {
    run("ok", 3);
    byte[] whole = stream.toByteArray();

    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      int flipped = bit;
      assertThrows(ImportException.class, () -> read(damaged), () -> "bit " + flipped);
    }
  }

  private TakenIn read(byte[] bytes) throws Exception {
    return TakenIn.of(ImportFormat.SUBUNIT, bytes, folder);
  }

  private void run(String name, int status) {
    packet(2, "a.T." + name, Optional.of(START));
    packet(status, "a.T." + name, Optional.of(START.plusMillis(250)));
  }

  private void packet(int status, String id, Optional<Instant> at, String... tags) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    at.ifPresent(
        time -> {
          body.writeBytes(ByteBuffer.allocate(4).putInt((int) time.getEpochSecond()).array());
          number(body, time.getNano());
        });
    text(body, id);
    if (tags.length > 0) {
      number(body, tags.length);
      for (String tag : tags) {
        text(body, tag);
      }
    }
    int flags = 0x2900 | status | (at.isPresent() ? 0x0200 : 0) | (tags.length > 0 ? 0x0080 : 0);
    write(flags, body);
  }

  private void file(String id, String name, String type, String content, boolean last) {
    file(id, name, type, content.getBytes(StandardCharsets.UTF_8), last);
  }

  private void file(String id, String name, String type, byte[] content, boolean last) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    text(body, id);
    text(body, type);
    text(body, name);
    number(body, content.length);
    body.writeBytes(content);
    write(0x2960 | (last ? 0x0010 : 0), body);
  }

  private void write(int flags, ByteArrayOutputStream body) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    int length = 3 + 2 + body.size() + 4; // of a packet whose length takes two bytes
    packet.writeBytes(new byte[] {(byte) 0xB3, (byte) (flags >> 8), (byte) flags});
    packet.write(0x40 | (length >> 8));
    packet.write(length);
    packet.writeBytes(body.toByteArray());
    CRC32 sum = new CRC32();
    sum.update(packet.toByteArray());
    packet.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    stream.writeBytes(packet.toByteArray());
  }

  private static void text(ByteArrayOutputStream body, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(body, bytes.length);
    body.writeBytes(bytes);
  }

  private static void number(ByteArrayOutputStream body, int value) {
    if (value < 64) {
      body.write(value);
    } else if (value < 1 << 14) {
      body.write(0x40 | (value >> 8));
      body.write(value);
    } else {
      body.writeBytes(ByteBuffer.allocate(4).putInt(0xC0000000 | value).array());
    }
  }

  private static List<Byte> boxed(byte[] bytes) {
    List<Byte> list = new java.util.ArrayList<>();
    for (byte b : bytes) {
      list.add(b);
    }
    return list;
  }
}
