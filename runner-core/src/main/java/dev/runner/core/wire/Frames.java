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

  private static final int HEADER = 12;
  private static final int LIMIT = 64 << 20;

  private Frames() {}

  /** Writes frames to a channel, many in one system call. Safe for use by several threads. */
  public static final class Writer {

    private static final int CAPACITY = 64 << 10;

    private final WritableByteChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);
    private int sequence;

    public Writer(WritableByteChannel channel) {
      this.channel = channel;
    }

    /**
     * Adds a message; it may stay in memory until the next flush.
     *
     * @throws IOException if the channel cannot be written
     * @throws WireException if the message is larger than any reader takes; nothing is added then
     */
    public synchronized void write(byte[] message) throws IOException {
      if (message.length > LIMIT) {
        throw new WireException(
            "A message of %d bytes cannot be sent (allowed are %d)"
                .formatted(message.length, LIMIT));
      }
      if (buffer.remaining() < HEADER + message.length) {
        flush();
        if (buffer.capacity() < HEADER + message.length) {
          buffer = ByteBuffer.allocate(HEADER + message.length);
        }
      }
      CRC32 crc = new CRC32();
      crc.update(message);
      buffer.putInt(message.length).putInt(sequence++).putInt((int) crc.getValue()).put(message);
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

    private final ReadableByteChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(64 << 10).limit(0);
    private int expected;

    public Reader(ReadableByteChannel channel) {
      this.channel = channel;
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
        need(HEADER);
        int length = buffer.getInt();
        int sequence = buffer.getInt();
        int checksum = buffer.getInt();
        if (length < 0 || length > LIMIT || sequence != expected) {
          throw new WireException(
              "Frame %d of %d bytes where frame %d was due".formatted(sequence, length, expected));
        }
        need(length);
        byte[] message = new byte[length];
        buffer.get(message);
        CRC32 crc = new CRC32();
        crc.update(message);
        if ((int) crc.getValue() != checksum) {
          throw new WireException("Frame " + sequence + " is damaged");
        }
        expected++;
        return Optional.of(message);
      } catch (EOFException e) {
        return Optional.empty();
      }
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
