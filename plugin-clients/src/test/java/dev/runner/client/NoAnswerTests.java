package dev.runner.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.client.StubServer.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NoAnswerTests {

  private Optional<StubServer> started = Optional.empty();

  @AfterEach
  void stop() {
    started.ifPresent(StubServer::close);
  }

  @Test
  void endsAnAnswerThatDoesNotEnd() throws Exception {
    start(Answer.json(200, "{").hanging());
    RestClient client =
        RestClient.builder(server().uri()).requestTimeout(Duration.ofMillis(300)).build();

    NoAnswerException thrown = assertThrows(NoAnswerException.class, () -> client.get("/x"));
    assertTrue(thrown.isTimeout());
    assertTrue(thrown.getMessage().contains("(limit 300 ms)"), thrown::getMessage);
  }

  @Test
  void saysThatNobodyIsThere() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    RestClient client = RestClient.builder(URI.create("http://127.0.0.1:" + port)).build();

    NoAnswerException thrown = assertThrows(NoAnswerException.class, () -> client.get("/x"));
    assertFalse(thrown.isTimeout());
    assertTrue(
        thrown.getMessage().startsWith("GET 'http://127.0.0.1:" + port + "/x' had no answer: Conn"),
        thrown::getMessage);
  }

  @Test
  void anInterruptEndsACallAndStaysSet() throws Exception {
    RestClient client = RestClient.builder(start(Answer.json(200, "{").hanging()).uri()).build();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CountDownLatch ended = new CountDownLatch(1);
    Thread caller =
        new Thread(
            () -> {
              try {
                client.get("/x");
              } catch (CallInterruptedException e) {
                thrown.set(Thread.currentThread().isInterrupted() ? e : new AssertionError("lost"));
              }
              ended.countDown();
            });
    caller.start();
    caller.interrupt();

    assertTrue(ended.await(60, TimeUnit.SECONDS));
    assertEquals(CallInterruptedException.class, thrown.get().getClass());
  }

  /** Some rules the JDK's client keeps by itself; they are no answers, then. */
  @Test
  void refusesAnAnswerThatBreaksTheRulesOfItsStatus() throws Exception {
    try (ServerSocket raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server =
          new Thread(() -> answer(raw, "HTTP/1.1 204 No\r\nContent-Length: 4\r\n\r\nbody"));
      server.setDaemon(true);
      server.start();
      RestClient client =
          RestClient.builder(URI.create("http://127.0.0.1:" + raw.getLocalPort())).build();

      RestException thrown = assertThrows(RestException.class, () -> client.get("/x"));
      assertTrue(thrown.getMessage().contains("204"), thrown::getMessage);
    }
  }

  private static void answer(ServerSocket server, String text) {
    try (Socket socket = server.accept()) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      while (!in.readLine().isEmpty()) {
        // the headers, of no interest
      }
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      in.readLine(); // until the client has gone
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StubServer start(Answer... answers) throws IOException {
    started = Optional.of(StubServer.start(answers));
    return started.get();
  }

  private StubServer server() {
    return started.orElseThrow();
  }
}
