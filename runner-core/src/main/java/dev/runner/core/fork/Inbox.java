package dev.runner.core.fork;

import dev.runner.core.wire.Frames;
import dev.runner.core.wire.MappedFrames;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a fork tells: by its socket, and once it has ended, by its mailbox, where lies what it could
 * not send any more. For one thread.
 */
final class Inbox implements Closeable {

  private final Path mailbox;
  private final Runnable awaitEnd;
  private final Frames.Reader reader;
  private ReadableByteChannel channel;
  private boolean mailboxOpen;

  /**
   * Takes a connected socket over.
   *
   * @param mailbox the file of the fork
   * @param awaitEnd returns once the process has ended
   */
  Inbox(SocketChannel socket, Path mailbox, Runnable awaitEnd) {
    this.channel = socket;
    this.reader = new Frames.Reader(socket);
    this.mailbox = mailbox;
    this.awaitEnd = awaitEnd;
  }

  /**
   * Waits for the next message; empty once the process has ended and all was read.
   *
   * @throws IOException if the mailbox cannot be read
   * @throws dev.runner.core.wire.WireException if a message is damaged
   */
  Optional<byte[]> read() throws IOException {
    if (mailboxOpen) {
      return reader.read();
    }
    Optional<byte[]> message = sent();
    return message.isPresent() ? message : openMailbox();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private Optional<byte[]> sent() {
    try {
      return reader.read();
    } catch (IOException e) {
      return Optional.empty(); // killed before it had read all, which resets the connection
    }
  }

  private Optional<byte[]> openMailbox() throws IOException {
    mailboxOpen = true;
    awaitEnd.run();
    channel.close();
    channel = MappedFrames.rest(mailbox);
    reader.continueWith(channel);
    return reader.read();
  }
}
