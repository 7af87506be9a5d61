package dev.runner.core.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes texts of bytes that come in pieces, a character in two of them among it. What is no UTF-8
 * becomes U+FFFD.
 *
 * <p>It holds at most three bytes of each source that stopped in the middle of a character.
 */
final class Utf8Pieces {

  private static final int LONGEST = 4;

  private final Map<Object, byte[]> begun = new HashMap<>();

  /** Returns the text of a piece, without a character that the next piece completes. */
  String text(Object source, byte[] piece) {
    byte[] before = begun.remove(source);
    byte[] all = before == null ? piece : joined(before, piece);
    int end = all.length - open(all);
    if (end < all.length) {
      begun.put(source, Arrays.copyOfRange(all, end, all.length));
    }
    return new String(all, 0, end, StandardCharsets.UTF_8);
  }

  /** Returns what a source has begun and never completed, as it is gone. */
  Optional<String> rest(Object source) {
    return Optional.ofNullable(begun.remove(source))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Tells whether any source has begun a character. */
  boolean isEmpty() {
    return begun.isEmpty();
  }

  private static byte[] joined(byte[] before, byte[] piece) {
    byte[] all = Arrays.copyOf(before, before.length + piece.length);
    System.arraycopy(piece, 0, all, before.length, piece.length);
    return all;
  }

  /** Returns how many bytes at the end begin a character that needs more. */
  private static int open(byte[] bytes) {
    for (int back = 1; back < LONGEST && back <= bytes.length; back++) {
      int value = bytes[bytes.length - back] & 0xff;
      if (value >= 0xc0) {
        int length = value >= 0xf0 ? 4 : value >= 0xe0 ? 3 : 2;
        return length > back ? back : 0;
      }
      if (value < 0x80) {
        return 0;
      }
    }
    return 0;
  }
}
