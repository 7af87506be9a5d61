package dev.runner.core.report.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Reads packets of subunit, version 2, each checked as a whole. What is no packet must be lines of
 * text, which test programs write between packets; anything else is damage.
 */
final class SubunitInput {

  static final int SIGNATURE = 0xB3;

  private static final int VERSION = 2;
  private static final int UNUSED = 0x0008;
  private static final int CRC_BYTES = 4;
  private static final int SHORTEST = 8;
  private static final int LONGEST = (4 << 20) - 1;

  /** Tab, line ends, back space and what begins a colour. */
  private static final String TEXT_CONTROLS = "\t\n\r\b\f\u001b";

  private static final int LONGEST_LINE = 1 << 20;

  private final InputStream in;
  private long offset;

  SubunitInput(InputStream in) {
    this.in = in;
  }

  /** Returns the next piece; empty at the end. */
  Optional<Piece> next() throws ImportException, IOException {
    long start = offset;
    int first = one();
    if (first < 0) {
      return Optional.empty();
    }
    return Optional.of(first == SIGNATURE ? packet(start) : line(start, first));
  }

  /** A packet or a line of text. */
  sealed interface Piece permits Text, SubunitPacket {}

  /** Text, {@code bytes}, that a test program wrote between packets. */
  record Text(byte[] bytes) implements Piece {}

  private Piece packet(long start) throws ImportException, IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(SIGNATURE);
    int flags = (need(start, head) << 8) | need(start, head);
    if (flags >> 12 != VERSION) {
      throw damaged(
          start, "is of version %d of subunit, and only 2 is read".formatted(flags >> 12));
    }
    if ((flags & UNUSED) != 0) {
      throw damaged(start, "has a flag set that must not be (0x0008)");
    }
    int length = length(start, head);
    if (length < SHORTEST || length > LONGEST || length < head.size() + CRC_BYTES) {
      throw damaged(
          start, "has a length of %d bytes (a packet has 8 to 4,194,303)".formatted(length));
    }
    int rest = length - head.size();
    byte[] body = in.readNBytes(rest);
    offset += body.length;
    if (body.length < rest) {
      throw cut(start);
    }
    check(start, head.toByteArray(), body);
    return new SubunitPacket.Reader(start, ByteBuffer.wrap(body, 0, rest - CRC_BYTES)).read(flags);
  }

  private int length(long start, ByteArrayOutputStream head) throws ImportException, IOException {
    int first = need(start, head);
    int value = first & 0x3F;
    for (int i = first >> 6; i > 0; i--) {
      value = (value << 8) | need(start, head);
    }
    return value;
  }

  private static void check(long start, byte[] head, byte[] body) throws ImportException {
    CRC32 sum = new CRC32();
    sum.update(head);
    sum.update(body, 0, body.length - CRC_BYTES);
    int told = ByteBuffer.wrap(body, body.length - CRC_BYTES, CRC_BYTES).getInt();
    if ((int) sum.getValue() != told) {
      throw damaged(
          start, "has the checksum %08x, and should have %08x".formatted(told, sum.getValue()));
    }
  }

  private Piece line(long start, int first) throws ImportException, IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = first;
    while (next >= 0 && next != '\n' && line.size() < LONGEST_LINE) {
      line.write(next);
      next = one();
    }
    if (next == '\n') {
      line.write(next);
    }
    byte[] bytes = line.toByteArray();
    if (!isText(bytes)) {
      throw new ImportException(
          "neither a packet of subunit nor text is at byte %d (0x%02x): the stream is damaged, or is in another format"
              .formatted(start, first));
    }
    return new Text(bytes);
  }

  private static boolean isText(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.chars().noneMatch(c -> c < ' ' && TEXT_CONTROLS.indexOf(c) < 0);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private int one() throws IOException {
    int next = in.read();
    offset += next < 0 ? 0 : 1;
    return next;
  }

  private int need(long start, ByteArrayOutputStream head) throws ImportException, IOException {
    int next = one();
    if (next < 0) {
      throw cut(start);
    }
    head.write(next);
    return next;
  }

  private ImportException cut(long start) {
    return new ImportException(
        "the stream ends at byte %d, in the middle of the packet that begins at byte %d: it was cut off"
            .formatted(offset, start));
  }

  static ImportException damaged(long start, String what) {
    return new ImportException(
        "the packet at byte %d %s: the stream is damaged".formatted(start, what));
  }
}
