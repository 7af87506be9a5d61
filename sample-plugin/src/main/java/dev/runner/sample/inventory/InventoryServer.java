package dev.runner.sample.inventory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A small inventory service on the loopback interface, for tests that were given no other.
 *
 * <p>It speaks plain text, one item a line: {@code GET /items?name=..&sort=..&page=..&size=..},
 * {@code POST /items} with quantity and name, {@code GET} and {@code DELETE /items/ID}. Changes
 * need the token. Everything is gone when it is closed.
 */
public final class InventoryServer implements AutoCloseable {

  private static final String ITEMS = "/items";

  private final Stock stock = new Stock();
  private final String token;
  private final HttpServer http;
  private final ExecutorService threads;

  private InventoryServer(HttpServer http, String token) {
    this.http = http;
    this.token = token;
    this.threads = Executors.newFixedThreadPool(4, InventoryServer::daemon);
  }

  /**
   * Starts a server on a free port.
   *
   * @param token what a client must present before it changes anything
   * @return the server, ready for requests
   * @throws IOException if no port can be opened
   */
  public static InventoryServer start(String token) throws IOException {
    // The JDK's server writes head and body apart; with Nagle's algorithm the body then waits
    // 40 ms for the client's acknowledgement. Only this property turns it off.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    InventoryServer server = new InventoryServer(HttpServer.create(anyPort, 0), token);
    server.http.createContext(ITEMS, server::handle);
    server.http.setExecutor(server.threads);
    server.http.start();
    return server;
  }

  /**
   * Tells where the server is.
   *
   * @return the URI that a client takes
   */
  public URI endpoint() {
    InetSocketAddress address = http.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = answer(exchange);
      } catch (IllegalArgumentException e) {
        answer = new Answer(400, String.valueOf(e.getMessage()));
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring(ITEMS.length()).replace("/", "");
    String operation = exchange.getRequestMethod() + (id.isEmpty() ? " all" : " one");
    boolean changes = !operation.startsWith("GET");
    if (changes && !isAllowed(exchange)) {
      return new Answer(401, "This needs the header 'Authorization: Bearer TOKEN'");
    }
    return switch (operation) {
      case "GET all" -> list(parameters(exchange.getRequestURI()));
      case "POST all" -> create(text(exchange));
      case "GET one" -> find(Long.parseLong(id));
      case "DELETE one" -> delete(Long.parseLong(id));
      default -> new Answer(405, "Allowed are GET, POST to " + ITEMS + ", DELETE of one item");
    };
  }

  private Answer list(Map<String, String> parameters) {
    SortOrder order = SortOrder.valueOf(parameters.getOrDefault("sort", SortOrder.NAME.name()));
    int page = Integer.parseInt(parameters.getOrDefault("page", "1"));
    int size = Integer.parseInt(parameters.getOrDefault("size", "20"));
    String name = parameters.getOrDefault("name", "");
    return new Answer(
        200,
        stock.page(name, order, page, size).stream()
            .map(Item::line)
            .collect(Collectors.joining("\n")));
  }

  private Answer create(String text) {
    // A new item has no id yet; any will do to read the rest.
    Item wanted = Item.parse("0 " + text);
    return new Answer(201, stock.add(wanted.quantity(), wanted.name()).line());
  }

  private Answer find(long id) {
    return stock.find(id).map(item -> new Answer(200, item.line())).orElseGet(() -> missing(id));
  }

  private Answer delete(long id) {
    return stock.remove(id) ? new Answer(204, "") : missing(id);
  }

  private static Answer missing(long id) {
    return new Answer(404, "No item has the id '" + id + "'");
  }

  private boolean isAllowed(HttpExchange exchange) {
    return ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static String text(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Map<String, String> parameters(URI uri) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return Arrays.stream(query.split("&"))
        .map(parameter -> parameter.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "inventory-server");
    thread.setDaemon(true);
    return thread;
  }

  private record Answer(int status, String body) {}
}
