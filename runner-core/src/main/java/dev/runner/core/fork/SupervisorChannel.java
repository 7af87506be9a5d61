package dev.runner.core.fork;

import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.wire.Frames;
import dev.runner.core.wire.MappedFrames;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A fork's end of the private socket.
 *
 * <p>What is told survives this process at once, by a mapped file; the socket is only how the
 * supervisor hears of it in time. Safe for several senders and one receiver.
 */
final class SupervisorChannel {

  private static final long PAUSE_NANOS = 20_000_000;
  private static final int MANY_BYTES = 32 << 10;

  private final MappedFrames writer;
  private final Frames.Reader reader;
  private final PatientChannel channel;
  private final Runnable alone;
  private volatile boolean closed;
  private volatile Optional<MaskedMessages> masked = Optional.empty();

  private SupervisorChannel(PatientChannel channel, Path mailbox, Runnable alone)
      throws IOException {
    this.channel = channel;
    this.alone = alone;
    this.writer = MappedFrames.create(mailbox, channel);
    this.reader = new Frames.Reader(channel);
  }

  /**
   * Connects to the supervisor.
   *
   * @param socket where it listens
   * @param mailbox the file for what it has not read yet
   * @param alone what to do when the supervisor is gone
   */
  static SupervisorChannel connect(Path socket, Path mailbox, Runnable alone) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    SupervisorChannel connected =
        new SupervisorChannel(new PatientChannel(channel), mailbox, alone);
    connected.flushRegularly();
    return connected;
  }

  /** Tells something that the supervisor waits for. */
  void send(FromFork message) {
    tell(message);
    flush();
  }

  /** Takes secrets, and those that become known later, out of all that is told from now on. */
  void mask(KnownSecrets secrets) {
    if (masked.isEmpty() && !secrets.mask().isEmpty()) {
      masked = Optional.of(new MaskedMessages(secrets));
    }
  }

  /** Tells what was held back, because a secret could have begun with it. */
  void end() {
    masked.ifPresent(messages -> messages.end(this::write));
  }

  /** Tells something; the supervisor reads it within some milliseconds. */
  void tell(FromFork message) {
    if (masked.isPresent()) {
      masked.get().pass(message, this::write);
    } else {
      write(message);
    }
  }

  private void write(FromFork message) {
    if (closed) {
      return;
    }
    try {
      writer.write(MessageCodec.encode(message));
      if (writer.waiting() > MANY_BYTES) {
        writer.flush();
      }
    } catch (IOException | ClosedSelectorException e) {
      endAlone();
    }
  }

  /** Waits for the next message; empty once the supervisor is gone. */
  Optional<ToFork> receive() throws IOException {
    return reader.read().map(MessageCodec::decodeToFork);
  }

  /** Notes that the supervisor is gone. */
  void endAlone() {
    alone.run();
  }

  /** Ends the connection; nothing more is told, and the supervisor hears that. */
  void close() {
    try {
      closed = true;
      channel.close();
    } catch (IOException e) {
      // nothing more is told in any case
    }
  }

  /** Hands on what was told, so that the supervisor hears of it. */
  void flush() {
    if (closed) {
      return;
    }
    try {
      writer.flush();
    } catch (IOException | ClosedSelectorException e) {
      endAlone();
    }
  }

  private void flushRegularly() {
    Thread flusher =
        new Thread(
            () -> {
              while (!closed) {
                LockSupport.parkNanos(PAUSE_NANOS);
                flush();
              }
            },
            "runner-flush");
    flusher.setDaemon(true);
    flusher.start();
  }
}
