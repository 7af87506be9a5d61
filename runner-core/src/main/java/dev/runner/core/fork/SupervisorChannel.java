package dev.runner.core.fork;

import dev.runner.core.wire.Frames;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/** A fork's end of the private socket. Safe for several senders and one receiver. */
final class SupervisorChannel {

  private final Frames.Writer writer;
  private final Frames.Reader reader;

  private SupervisorChannel(PatientChannel channel) {
    this.writer = new Frames.Writer(channel);
    this.reader = new Frames.Reader(channel);
  }

  static SupervisorChannel connect(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    return new SupervisorChannel(new PatientChannel(channel));
  }

  /** Sends a message and hands it to the operating system, where this process's death spares it. */
  void send(FromFork message) {
    prepare(message);
    try {
      writer.flush();
    } catch (IOException e) {
      endAlone();
    }
  }

  /** Sends a message together with the next one, which is sure to follow soon. */
  void prepare(FromFork message) {
    try {
      writer.write(MessageCodec.encode(message));
    } catch (IOException e) {
      endAlone();
    }
  }

  /** Waits for the next message; empty once the supervisor is gone. */
  Optional<ToFork> receive() throws IOException {
    return reader.read().map(MessageCodec::decodeToFork);
  }

  /** Ends this process: without a supervisor nobody hears of its tests. */
  static void endAlone() {
    Runtime.getRuntime().halt(ForkMain.SUPERVISOR_GONE);
  }
}
