package dev.runner.core.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTests {

  private static final int SIZE = 100_000;

  @TempDir Path folder;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/file",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write(new byte[SIZE]);
            body.close();
          } catch (IOException e) {
            // whoever asked has enough
          }
        });
    server.createContext(
        "/error",
        exchange -> {
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI uri(String path) {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://%s:%d%s".formatted(address.getAddress().getHostAddress(), address.getPort(), path));
  }

  @Test
  void writesWhatIsThere() throws Exception {
    Path file = folder.resolve("file");
    assertTrue(new Download().get(uri("/file"), file, SIZE));
    assertEquals(SIZE, Files.size(file));
    assertFalse(new Download().get(uri("/absent"), folder.resolve("absent"), SIZE));
    assertFalse(Files.exists(folder.resolve("absent")));
  }

  @Test
  void takesNoMoreThanTheLimit() throws Exception {
    Path file = folder.resolve("file");
    FetchException e =
        assertThrows(FetchException.class, () -> new Download().get(uri("/file"), file, SIZE - 1));
    assertTrue(String.valueOf(e.getMessage()).contains("larger than 99999 bytes"), e::getMessage);
    assertTrue(Files.size(file) < SIZE);
  }

  @Test
  void saysWhatElseTheServerAnswers() {
    FetchException e =
        assertThrows(
            FetchException.class,
            () -> new Download().get(uri("/error"), folder.resolve("file"), SIZE));
    assertTrue(String.valueOf(e.getMessage()).contains("status 500"), e::getMessage);
  }
}
