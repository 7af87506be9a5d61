package dev.runner.core.fork;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where a fork comes to talk, once.
 *
 * @param server the listening socket, non-blocking
 * @param socket its path, in a folder that only its owner can enter
 * @param token what the fork must show
 */
record Rendezvous(ServerSocketChannel server, Path socket, String token) implements AutoCloseable {

  static Rendezvous open() throws IOException {
    Path socket = Files.createTempDirectory("runner").resolve("s");
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    server.configureBlocking(false);
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return new Rendezvous(server, socket, HexFormat.of().formatHex(secret));
  }

  /** Waits for the fork; empty once there is no more reason to wait. */
  Optional<SocketChannel> accept(BooleanSupplier worthwhile) throws IOException {
    try (Selector selector = Selector.open()) {
      server.register(selector, SelectionKey.OP_ACCEPT);
      while (true) {
        selector.select(100);
        SocketChannel accepted = server.accept();
        if (accepted != null) {
          accepted.configureBlocking(true);
          return Optional.of(accepted);
        }
        if (!worthwhile.getAsBoolean()) {
          return Optional.empty();
        }
      }
    }
  }

  /** Removes all traces of it; may be called again. */
  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(socket);
      Files.deleteIfExists(socket.getParent());
    } catch (IOException e) {
      socket.getParent().toFile().deleteOnExit();
    }
  }
}
