package dev.runner.exporter.doubles;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A service on a free port of the loopback interface, to which faults can be given. */
public final class HttpDouble implements AutoCloseable {

  private final HttpServer server;
  private final Service service;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Call> calls = new ArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private Function<Call, Optional<Fault>> failing = call -> Optional.empty();

  /** What it does; asked by one thread at a time. */
  public interface Service {

    /** Does what a call asks for. */
    Reply answer(Call call);
  }

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits for an ACK
  }

  private HttpDouble(HttpServer server, Service service) {
    this.server = server;
    this.service = service;
  }

  /**
   * Starts a service.
   *
   * @param service what it does
   * @throws IOException if there is no port
   */
  public static HttpDouble start(Service service) throws IOException {
    return started(HttpServer.create(anyPort(), 0), service);
  }

  /**
   * Starts a service that is called over HTTPS.
   *
   * @param context has its certificate
   * @param service what it does
   * @throws IOException if there is no port
   */
  public static HttpDouble startSecure(SSLContext context, Service service) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return started(server, service);
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static HttpDouble started(HttpServer server, Service service) {
    HttpDouble made = new HttpDouble(server, service);
    made.server.createContext("/", made::answer);
    made.server.setExecutor(made.threads);
    made.server.start();
    return made;
  }

  /** Returns its host and port. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Lets these happen to the next requests, one to each. */
  public synchronized void next(Fault... more) {
    faults.addAll(List.of(more));
  }

  /** Lets requests go wrong from now on, besides those of {@link #next}. */
  public synchronized void failing(Function<Call, Optional<Fault>> some) {
    failing = some;
  }

  /** Returns all requests in the order of their arrival. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Returns the requests with a method. */
  public List<Call> calls(String method) {
    return calls().stream().filter(call -> call.method().equals(method)).toList();
  }

  private record Taken(Fault.End end, Reply reply) {}

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      byte[] body = exchange.getRequestBody().readAllBytes();
      Taken taken =
          take(new Call(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body));
      switch (taken.end()) {
        case CUT -> {}
        case SILENCE -> closed.await();
        default -> write(exchange, taken);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Taken take(Call call) {
    calls.add(call);
    Fault next = faults.poll();
    Fault fault = next == null ? failing.apply(call).orElse(null) : next;
    if (fault == null) {
      return new Taken(Fault.End.REPLY, service.answer(call));
    }
    Reply own = fault.done() ? service.answer(call) : Reply.of(200);
    boolean instead = fault.end() == Fault.End.REPLY;
    return new Taken(fault.end(), instead ? fault.reply() : own);
  }

  private static void write(HttpExchange exchange, Taken taken) throws IOException {
    byte[] body = taken.reply().body().getBytes(StandardCharsets.UTF_8);
    taken
        .reply()
        .headers()
        .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (taken.end() == Fault.End.CUT_IN_BODY && body.length == 0) {
      return; // there is no middle of it
    }
    if (taken.end() == Fault.End.CUT_IN_BODY) {
      exchange.sendResponseHeaders(taken.reply().status(), body.length + 100L);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
      return;
    }
    exchange.sendResponseHeaders(
        taken.reply().status(), head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    threads.shutdownNow();
    server.stop(0);
  }
}
