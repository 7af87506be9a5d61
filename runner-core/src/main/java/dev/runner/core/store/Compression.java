package dev.runner.core.store;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Makes texts smaller where it pays. Not for several threads. */
final class Compression {

  /** Shorter texts hardly shrink. */
  private static final int WORTH_IT = 128;

  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);

  /** Returns fewer bytes that stand for these, or these. */
  byte[] shrink(byte[] bytes) {
    if (bytes.length < WORTH_IT) {
      return bytes;
    }
    byte[] shrunk = new byte[bytes.length - 1];
    deflater.reset();
    deflater.setInput(bytes);
    deflater.finish();
    int length = deflater.deflate(shrunk);
    return deflater.finished() ? Arrays.copyOf(shrunk, length) : bytes;
  }

  /**
   * Returns the bytes that were shrunk.
   *
   * @param bytes what {@link #shrink} returned
   * @param length how many there were before
   */
  static byte[] grow(byte[] bytes, int length) {
    if (bytes.length == length) {
      return bytes;
    }
    Inflater inflater = new Inflater();
    try {
      byte[] grown = new byte[length];
      inflater.setInput(bytes);
      if (inflater.inflate(grown) != length) {
        throw new IllegalStateException("Stored output is shorter than its " + length + " bytes");
      }
      return grown;
    } catch (DataFormatException e) {
      throw new IllegalStateException("Stored output is damaged", e);
    } finally {
      inflater.end();
    }
  }

  /** Releases native memory. */
  void close() {
    deflater.end();
  }
}
