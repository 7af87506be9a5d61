package dev.runner.core.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** Writes packets of subunit, version 2. */
final class SubunitPackets {

  /** What a test is in, with the numbers of the format. */
  enum Status {
    NONE(0),
    EXISTS(1),
    IN_PROGRESS(2),
    SUCCESS(3),
    UNEXPECTED_SUCCESS(4),
    SKIP(5),
    FAIL(6),
    EXPECTED_FAILURE(7);

    private final int number;

    Status(int number) {
      this.number = number;
    }
  }

  /** What a file is cut into; a packet holds less than 4 MiB. */
  static final int CHUNK = 65_536;

  private static final int SIGNATURE = 0xB3;
  private static final int VERSION = 0x2000;
  private static final int ID = 0x0800;
  private static final int TIME = 0x0200;
  private static final int RUNNABLE = 0x0100;
  private static final int TAGS = 0x0080;
  private static final int FILE = 0x0040;
  private static final int MIME = 0x0020;
  private static final int EOF = 0x0010;
  private static final int CRC_BYTES = 4;

  /** With an id and this many tags of this length, a packet stays below 4 MiB. */
  private static final int LONGEST_TEXT = 60_000;

  private static final int MOST_TAGS = 60;

  private final OutputStream target;

  SubunitPackets(OutputStream target) {
    this.target = target;
  }

  /** Writes that a test has a status. */
  void status(String id, Status status, Optional<Instant> at, Collection<String> tags)
      throws IOException {
    int flags = VERSION | ID | RUNNABLE | status.number;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (at.isPresent()) {
      flags |= TIME;
      time(body, at.get());
    }
    text(body, id);
    if (!tags.isEmpty()) {
      flags |= TAGS;
      List<String> some = tags.stream().limit(MOST_TAGS).toList();
      number(body, some.size());
      for (String tag : some) {
        text(body, tag);
      }
    }
    packet(flags, body.toByteArray());
  }

  /** Writes a piece of a file that belongs to a test. */
  void file(String id, Part part, byte[] bytes, int length) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    text(body, id);
    text(body, part.mediaType());
    text(body, part.name());
    number(body, length);
    body.write(bytes, 0, length);
    packet(VERSION | ID | RUNNABLE | MIME | FILE | (part.last() ? EOF : 0), body.toByteArray());
  }

  /**
   * A piece of a file.
   *
   * @param name the file's name, its own among those of the test
   * @param mediaType what it holds
   * @param last whether no piece follows
   */
  record Part(String name, String mediaType, boolean last) {}

  private void packet(int flags, byte[] body) throws IOException {
    int rest = 1 + 2 + body.length + CRC_BYTES;
    int length = rest + 1;
    while (rest + width(length) != length) {
      length = rest + width(length);
    }
    ByteArrayOutputStream packet = new ByteArrayOutputStream(length);
    packet.write(SIGNATURE);
    packet.write(flags >> 8);
    packet.write(flags);
    number(packet, length);
    packet.writeBytes(body);
    CRC32 sum = new CRC32();
    sum.update(packet.toByteArray());
    packet.writeBytes(ByteBuffer.allocate(CRC_BYTES).putInt((int) sum.getValue()).array());
    packet.writeTo(target);
  }

  private static void time(ByteArrayOutputStream body, Instant at) {
    body.writeBytes(ByteBuffer.allocate(4).putInt((int) at.getEpochSecond()).array());
    number(body, at.getNano());
  }

  /** Writes a text; one that does not fit ends in a number that tells it from others. */
  private static void text(ByteArrayOutputStream body, String text) {
    String clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "\\u0000");
    byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST_TEXT) {
      String start = new String(bytes, 0, LONGEST_TEXT, StandardCharsets.UTF_8);
      bytes = (start + "~" + Integer.toHexString(text.hashCode())).getBytes(StandardCharsets.UTF_8);
    }
    number(body, bytes.length);
    body.writeBytes(bytes);
  }

  /** Writes a number of 6, 14, 22 or 30 bits behind two bits that say which. */
  private static void number(ByteArrayOutputStream body, int value) {
    int width = width(value);
    body.write(((width - 1) << 6) | (value >> (8 * (width - 1))));
    for (int i = width - 2; i >= 0; i--) {
      body.write(value >> (8 * i));
    }
  }

  private static int width(int value) {
    if (value < 1 << 6) {
      return 1;
    }
    return value < 1 << 14 ? 2 : value < 1 << 22 ? 3 : 4;
  }
}
