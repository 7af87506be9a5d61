package dev.runner.core.fork;

import java.util.Arrays;

/**
 * Bounds what is kept of one stream: its first and its last 512 KiB.
 *
 * <p>Not safe for use by several threads.
 */
final class CappedOutput {

  static final int HEAD = 512 << 10;
  static final int TAIL = 512 << 10;

  private long written;
  private byte[] ring = new byte[0];

  /**
   * Takes bytes.
   *
   * @return those of them that belong to the head, to be passed on at once
   */
  byte[] accept(byte[] bytes, int offset, int length) {
    int head = (int) Math.max(0, Math.min(length, HEAD - written));
    byte[] now = Arrays.copyOfRange(bytes, offset, offset + head);
    written += head;
    for (int i = offset + head; i < offset + length; i++) {
      keep(bytes[i]);
    }
    return now;
  }

  /** Returns the bytes kept after the head. */
  byte[] tail() {
    long behindHead = Math.max(0, written - HEAD);
    if (behindHead <= TAIL) {
      return Arrays.copyOf(ring, (int) behindHead);
    }
    int start = (int) (behindHead % TAIL);
    byte[] tail = new byte[TAIL];
    System.arraycopy(ring, start, tail, 0, TAIL - start);
    System.arraycopy(ring, 0, tail, TAIL - start, start);
    return tail;
  }

  /** Returns how many bytes between head and tail are gone. */
  long dropped() {
    return Math.max(0, written - HEAD - TAIL);
  }

  private void keep(byte b) {
    if (ring.length == 0) {
      ring = new byte[TAIL];
    }
    ring[(int) ((written - HEAD) % TAIL)] = b;
    written++;
  }
}
