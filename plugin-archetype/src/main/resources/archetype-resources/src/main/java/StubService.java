package ${package};

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps texts under paths, on the loopback interface. Delete it once there is a real service. */
final class StubService implements AutoCloseable {

  private final Map<String, byte[]> texts = new ConcurrentHashMap<>();
  private final HttpServer http;

  private StubService(HttpServer http) {
    this.http = http;
  }

  static StubService start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    StubService stub = new StubService(HttpServer.create(anyPort, 0));
    stub.http.createContext("/", stub::handle);
    stub.http.start();
    return stub;
  }

  URI endpoint() {
    InetSocketAddress address = http.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        texts.put(path, exchange.getRequestBody().readAllBytes());
        answer(exchange, 201, new byte[0]);
      }
      case "DELETE" -> answer(exchange, texts.remove(path) == null ? 404 : 204, new byte[0]);
      default -> {
        byte[] text = texts.get(path);
        answer(exchange, text == null ? 404 : 200, text == null ? new byte[0] : text);
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] text) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
      if (text.length > 0) {
        exchange.getResponseBody().write(text);
      }
    }
  }
}
