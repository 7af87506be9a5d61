package dev.runner.core.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Numbered, checked frames: length, sequence number from 0, CRC-32 of the message, message; the
 * first three are four bytes each, most significant first.
 */
public final class Frames {

  static final int HEADER = 12;
  private static final int LIMIT = 64 << 20;

  private Frames() {}

  /**
   * Puts a frame into a buffer, which has room for it.
   *
   * @return the buffer
   */
  static ByteBuffer frame(ByteBuffer buffer, int sequence, byte[] message) {
    return buffer.putInt(message.length).putInt(sequence).putInt(checksum(message)).put(message);
  }

  /** Returns how many bytes the frame of a message takes. */
  public static int length(byte[] message) {
    return HEADER + message.length;
  }

  static void refuseTooLarge(byte[] message) {
    if (message.length > LIMIT) {
      throw new WireException(
          "A message of %d bytes cannot be sent (allowed are %d)".formatted(message.length, LIMIT));
    }
  }

  private static int checksum(byte[] message) {
    CRC32 crc = new CRC32();
    crc.update(message);
    return (int) crc.getValue();
  }

  /** Writes frames to a channel, many in one system call. Safe for use by several threads. */
  public static final class Writer {

    private static final int CAPACITY = 64 << 10;

    private final WritableByteChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);
    private int sequence;

    public Writer(WritableByteChannel channel) {
      this(channel, 0);
    }

    /** Goes on behind frames that are there already; {@code sequence} is how many they are. */
    public Writer(WritableByteChannel channel, int sequence) {
      this.channel = channel;
      this.sequence = sequence;
    }

    /**
     * Adds a message; it may stay in memory until the next flush.
     *
     * @throws IOException if the channel cannot be written
     * @throws WireException if the message is larger than any reader takes; nothing is added then
     */
    public synchronized void write(byte[] message) throws IOException {
      refuseTooLarge(message);
      if (buffer.remaining() < HEADER + message.length) {
        flush();
        if (buffer.capacity() < HEADER + message.length) {
          buffer = ByteBuffer.allocate(HEADER + message.length);
        }
      }
      frame(buffer, sequence++, message);
    }

    /**
     * Hands all messages to the operating system.
     *
     * @throws IOException if the channel cannot be written
     */
    public synchronized void flush() throws IOException {
      buffer.flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      buffer.clear();
    }
  }

  /** Reads frames from a channel, for one thread. */
  public static final class Reader {

    private static final int UNKNOWN = -1;

    private ReadableByteChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(64 << 10).limit(0);
    private int expected;
    private int firstExpected;

    public Reader(ReadableByteChannel channel) {
      this.channel = channel;
    }

    /**
     * Goes on with another channel, which begins with a whole frame and may repeat frames that were
     * read already.
     */
    public void continueWith(ReadableByteChannel rest) {
      channel = rest;
      buffer.clear().limit(0);
      firstExpected = expected;
      expected = UNKNOWN;
    }

    /**
     * Waits for the next message.
     *
     * @return the message, or empty at the end of the channel, even in the middle of a frame
     * @throws IOException if the channel cannot be read
     * @throws WireException if a frame is damaged or out of order
     */
    public Optional<byte[]> read() throws IOException {
      try {
        Optional<byte[]> message = next();
        while (message.isPresent() && expected <= firstExpected) {
          message = next();
        }
        return message;
      } catch (EOFException e) {
        return Optional.empty();
      }
    }

    private Optional<byte[]> next() throws IOException {
      need(HEADER);
      int length = buffer.getInt();
      int sequence = buffer.getInt();
      int checksum = buffer.getInt();
      boolean due =
          expected == UNKNOWN ? sequence >= 0 && sequence <= firstExpected : sequence == expected;
      if (length < 0 || length > LIMIT || !due) {
        throw new WireException(
            "Frame %d of %d bytes where frame %d was due"
                .formatted(sequence, length, expected == UNKNOWN ? firstExpected : expected));
      }
      need(length);
      byte[] message = new byte[length];
      buffer.get(message);
      if (checksum(message) != checksum) {
        throw new WireException("Frame " + sequence + " is damaged");
      }
      expected = sequence + 1;
      return Optional.of(message);
    }

    private void need(int bytes) throws IOException {
      if (buffer.capacity() < bytes) {
        buffer = ByteBuffer.allocate(bytes).put(buffer).flip();
      }
      while (buffer.remaining() < bytes) {
        buffer.compact();
        int read = channel.read(buffer);
        buffer.flip();
        if (read < 0) {
          throw new EOFException();
        }
      }
    }
  }
}
