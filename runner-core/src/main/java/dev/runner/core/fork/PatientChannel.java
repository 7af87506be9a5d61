package dev.runner.core.fork;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A socket that outlives the interruption of the threads that use it.
 *
 * <p>A blocking channel is closed when a thread inside of it is interrupted, or enters it
 * interrupted, and tests interrupt themselves. This one does not block in the channel: it waits at
 * a selector, with the interrupt put aside. Safe for several writers and one reader.
 */
final class PatientChannel implements ByteChannel {

  private final SocketChannel channel;
  private final Selector readable;
  private final Selector writable;

  /** Takes a connected channel over. */
  PatientChannel(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    readable = Selector.open();
    writable = Selector.open();
    channel.register(readable, SelectionKey.OP_READ);
    channel.register(writable, SelectionKey.OP_WRITE);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int read = channel.read(target);
    while (read == 0 && target.hasRemaining()) {
      await(readable);
      read = channel.read(target);
    }
    return read;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int written = channel.write(source);
    while (written == 0 && source.hasRemaining()) {
      await(writable);
      written = channel.write(source);
    }
    return written;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    readable.close();
    writable.close();
  }

  private static void await(Selector selector) throws IOException {
    boolean interrupted = false;
    try {
      while (selector.select(key -> {}) == 0) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
