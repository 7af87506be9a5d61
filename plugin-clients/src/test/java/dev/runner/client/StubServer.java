package dev.runner.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gives the answers that a test has prepared, in their order, the last one for ever. */
final class StubServer implements AutoCloseable {

  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);

  /** A prepared answer. */
  record Answer(int status, Map<String, String> headers, byte[] body, boolean hangs) {

    static Answer of(int status) {
      return new Answer(status, Map.of(), new byte[0], false);
    }

    static Answer json(int status, String text) {
      return of(status).header("Content-Type", "application/json").body(text);
    }

    Answer header(String name, String value) {
      Map<String, String> more = new java.util.TreeMap<>(headers);
      more.put(name, value);
      return new Answer(status, more, body, hangs);
    }

    Answer body(String text) {
      return new Answer(status, headers, text.getBytes(StandardCharsets.UTF_8), hangs);
    }

    /** Sends the headers and never all of the body. */
    Answer hanging() {
      return new Answer(status, headers, body, true);
    }
  }

  /** A request that came. */
  record Seen(String method, URI uri, Map<String, List<String>> headers, String body) {}

  private StubServer(HttpServer http) {
    this.http = http;
  }

  static StubServer start(Answer... prepared) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    StubServer server = new StubServer(http);
    server.answers.addAll(List.of(prepared));
    http.createContext("/", server::handle);
    http.setExecutor(server.threads);
    http.start();
    return server;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  List<Seen> seen() {
    return seen;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      seen.add(
          new Seen(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              Map.copyOf(exchange.getRequestHeaders()),
              body));
      Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      if (answer.hangs()) {
        exchange.sendResponseHeaders(answer.status(), answer.body().length + 1);
        exchange.getResponseBody().write(answer.body());
        exchange.getResponseBody().flush();
        released.await();
      } else {
        boolean none = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length);
        if (!none) {
          exchange.getResponseBody().write(answer.body());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    released.countDown();
    http.stop(0);
    threads.shutdownNow();
  }
}
