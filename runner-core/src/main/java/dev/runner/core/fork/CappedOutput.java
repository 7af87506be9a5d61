package dev.runner.core.fork;

import java.util.Arrays;

/**
 * Bounds what is kept of one stream: its first and its last 512 KiB.
 *
 * <p>No character of UTF-8 is cut in two where bytes are left out. Not safe for use by several
 * threads.
 */
final class CappedOutput {

  static final int HEAD = 512 << 10;
  static final int TAIL = 512 << 10;

  /** A character of UTF-8 has at most so many bytes behind its first one. */
  private static final int LONGEST_REST = 3;

  private long headLimit = HEAD;
  private long written;
  private byte[] ring = new byte[0];

  /**
   * Takes bytes.
   *
   * @return those of them that belong to the head, to be passed on at once
   */
  byte[] accept(byte[] bytes, int offset, int length) {
    int head = (int) Math.max(0, Math.min(length, headLimit - written));
    if (head > 0 && head < length) {
      head -= begunCharacter(bytes, offset, offset + head);
      headLimit = written + head;
    }
    written += head;
    keep(bytes, offset + head, length - head);
    return Arrays.copyOfRange(bytes, offset, offset + head);
  }

  /** Returns the bytes kept after the head. */
  byte[] tail() {
    long behindHead = Math.max(0, written - headLimit);
    if (behindHead <= TAIL) {
      return Arrays.copyOf(ring, (int) behindHead);
    }
    int start = (int) (behindHead % TAIL);
    byte[] tail = new byte[TAIL];
    System.arraycopy(ring, start, tail, 0, TAIL - start);
    System.arraycopy(ring, 0, tail, TAIL - start, start);
    return Arrays.copyOfRange(tail, endedCharacter(tail), TAIL);
  }

  /** Returns how many bytes between head and tail are gone. */
  long dropped() {
    return Math.max(0, written - headLimit - tail().length);
  }

  private void keep(byte[] bytes, int offset, int length) {
    if (length > 0 && ring.length == 0) {
      ring = new byte[TAIL];
    }
    int skipped = Math.max(0, length - TAIL); // what would be overwritten by the rest
    written += skipped;
    for (int from = offset + skipped; from < offset + length; ) {
      int at = (int) ((written - headLimit) % TAIL);
      int part = Math.min(offset + length - from, TAIL - at);
      System.arraycopy(bytes, from, ring, at, part);
      from += part;
      written += part;
    }
  }

  /** Returns how many bytes before the end belong to a character that goes on behind it. */
  private static int begunCharacter(byte[] bytes, int from, int end) {
    int back = 0;
    while (back < LONGEST_REST && end - back > from && isRest(bytes[end - back])) {
      back++;
    }
    boolean isFirst = (bytes[end - back] & 0xC0) == 0xC0;
    return isFirst ? back : 0;
  }

  /** Returns how many bytes at the start belong to a character that began before. */
  private static int endedCharacter(byte[] bytes) {
    int rest = 0;
    while (rest < LONGEST_REST && isRest(bytes[rest])) {
      rest++;
    }
    return rest;
  }

  private static boolean isRest(byte b) {
    return (b & 0xC0) == 0x80;
  }
}
