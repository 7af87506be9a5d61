package dev.runner.core.wire;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes frames to a channel by way of a mapped file.
 *
 * <p>A frame is in the file as soon as {@link #write} returns, without a system call, and stays
 * there until it was flushed to the channel. Memory mapped to a file outlives the process that
 * wrote it, so whoever reads the channel to its end finds the rest in the file: {@link #rest}.
 * Frames that were flushed just before the end may be in both; their numbers tell. Safe for use by
 * several threads.
 */
public final class MappedFrames {

  private static final int DATA = 8;
  private static final int CAPACITY = 128 << 10;

  private final WritableByteChannel channel;
  private final MappedByteBuffer file;
  private int end;
  private int sequence;

  private MappedFrames(WritableByteChannel channel, MappedByteBuffer file) {
    this.channel = channel;
    this.file = file;
  }

  /**
   * Creates the file.
   *
   * @param path where; its blocks are allocated at once, because a write to a mapped file on a full
   *     disk would kill the process
   * @param channel where frames are flushed to
   * @throws IOException if the file exists or cannot be made
   */
  public static MappedFrames create(Path path, WritableByteChannel channel) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(DATA + CAPACITY));
      MappedByteBuffer mapped = file.map(FileChannel.MapMode.READ_WRITE, 0, DATA + CAPACITY);
      return new MappedFrames(channel, mapped);
    }
  }

  /**
   * Adds a message.
   *
   * @throws IOException if there was no room and the channel cannot be written
   * @throws WireException if the message is larger than any reader takes; nothing is added then
   */
  public synchronized void write(byte[] message) throws IOException {
    Frames.refuseTooLarge(message);
    int length = Frames.HEADER + message.length;
    if (length > CAPACITY - end) {
      flush();
    }
    if (length > CAPACITY) {
      send(Frames.frame(ByteBuffer.allocate(length), sequence++, message).flip());
      return;
    }
    Frames.frame(file.position(DATA + end), sequence++, message);
    end += length;
    publishEnd();
  }

  /**
   * Hands all messages to the operating system.
   *
   * @throws IOException if the channel cannot be written
   */
  public synchronized void flush() throws IOException {
    if (end > 0) {
      send(file.duplicate().position(DATA).limit(DATA + end));
      end = 0;
      publishEnd();
    }
  }

  /** Tells how many bytes wait to be flushed. */
  public synchronized int waiting() {
    return end;
  }

  /**
   * Opens what a process that has ended has left in its file.
   *
   * @return a channel of whole frames; for the caller to close
   * @throws IOException if the file cannot be read
   */
  public static ReadableByteChannel rest(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    ByteBuffer head = ByteBuffer.allocate(DATA);
    file.read(head);
    long size = head.position() < DATA ? 0 : Math.max(0, Math.min(CAPACITY, head.getInt(0)));
    return new Prefix(file, size);
  }

  /** Makes the frame visible before the number that says how many there are. */
  private void publishEnd() {
    VarHandle.releaseFence();
    file.putInt(0, end);
  }

  private void send(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The first bytes of a file. */
  private static final class Prefix implements ReadableByteChannel {

    private final FileChannel file;
    private long left;

    Prefix(FileChannel file, long size) {
      this.file = file;
      this.left = size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      if (left <= 0) {
        return -1;
      }
      ByteBuffer part = target.slice(target.position(), (int) Math.min(left, target.remaining()));
      int read = file.read(part);
      left -= Math.max(0, read);
      target.position(target.position() + Math.max(0, read));
      return read;
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
