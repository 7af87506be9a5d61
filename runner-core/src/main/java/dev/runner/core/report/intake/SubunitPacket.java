package dev.runner.core.report.intake;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A packet of subunit, version 2.
 *
 * @param status what a test is in, as a number of the format
 * @param at when; empty if that is not said
 * @param id the test; empty if it concerns none
 * @param tags tags of the test
 * @param file a piece of a file; empty if there is none
 * @param route where it comes from; empty text if that is not said
 */
record SubunitPacket(
    int status,
    Optional<Instant> at,
    Optional<String> id,
    List<String> tags,
    Optional<Piece> file,
    String route)
    implements SubunitInput.Piece {

  /** Copies the tags. */
  SubunitPacket {
    tags = List.copyOf(tags);
  }

  /** A piece of a file; {@code last} if none follows. */
  record Piece(String name, String mediaType, byte[] bytes, boolean last) {}

  /** Takes a packet apart whose checksum is right. */
  static final class Reader {

    private static final int ID = 0x0800;
    private static final int ROUTE = 0x0400;
    private static final int TIME = 0x0200;
    private static final int TAGS = 0x0080;
    private static final int FILE = 0x0040;
    private static final int MIME = 0x0020;
    private static final int LAST = 0x0010;
    private static final int STATUS = 0x0007;
    private static final int MOST_NANOS = 999_999_999;

    private final long start;
    private final ByteBuffer body;

    Reader(long start, ByteBuffer body) {
      this.start = start;
      this.body = body;
    }

    SubunitPacket read(int flags) throws ImportException {
      try {
        Optional<Instant> at = has(flags, TIME) ? Optional.of(time()) : Optional.empty();
        Optional<String> id = has(flags, ID) ? Optional.of(text()) : Optional.empty();
        List<String> tags = has(flags, TAGS) ? tags() : List.of();
        String mediaType = has(flags, MIME) ? text() : "application/octet-stream";
        Optional<Piece> file =
            has(flags, FILE) ? Optional.of(file(mediaType, has(flags, LAST))) : Optional.empty();
        String route = has(flags, ROUTE) ? text() : "";
        if (body.hasRemaining()) {
          throw damaged("has %d bytes behind its content".formatted(body.remaining()));
        }
        return new SubunitPacket(flags & STATUS, at, id, tags, file, route);
      } catch (BufferUnderflowException e) {
        throw damaged("ends in the middle of a value");
      }
    }

    private static boolean has(int flags, int flag) {
      return (flags & flag) != 0;
    }

    private Instant time() throws ImportException {
      long seconds = Integer.toUnsignedLong(body.getInt());
      int nanos = number();
      if (nanos > MOST_NANOS) {
        throw damaged("has a time with %d nanoseconds".formatted(nanos));
      }
      return Instant.ofEpochSecond(seconds, nanos);
    }

    private List<String> tags() throws ImportException {
      int count = number();
      List<String> tags = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        tags.add(text());
      }
      return tags;
    }

    private Piece file(String mediaType, boolean last) throws ImportException {
      String name = text();
      return new Piece(name, mediaType, bytes(number()), last);
    }

    private String text() throws ImportException {
      byte[] bytes = bytes(number());
      try {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        if (text.indexOf('\0') < 0) {
          return text;
        }
      } catch (CharacterCodingException e) {
        throw damaged("has a text that is no UTF-8");
      }
      throw damaged("has a text with U+0000 in it");
    }

    private byte[] bytes(int length) {
      if (length > body.remaining()) {
        throw new BufferUnderflowException();
      }
      byte[] bytes = new byte[length];
      body.get(bytes);
      return bytes;
    }

    /** Reads a number of 6, 14, 22 or 30 bits behind two bits that say which. */
    private int number() {
      int first = body.get() & 0xFF;
      int value = first & 0x3F;
      for (int i = first >> 6; i > 0; i--) {
        value = (value << 8) | (body.get() & 0xFF);
      }
      return value;
    }

    private ImportException damaged(String what) {
      return SubunitInput.damaged(start, what);
    }
  }
}
