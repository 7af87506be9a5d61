package dev.runner.exporter.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
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

/** A service that webhooks lead to. */
final class Receiver implements AutoCloseable {

  static final String TOKEN = "c4n4ry-t0ken";

  private final HttpServer server;
  private final List<Call> calls = new ArrayList<>();
  private final Deque<Reply> replies = new ArrayDeque<>();

  /** A request with the status of its answer. */
  record Call(String path, String key, Optional<String> authorization, String body, int status) {}

  /** An answer with one header; with status 0 the connection is cut. */
  record Reply(int status, String header, String value) {}

  private Receiver(HttpServer server) {
    this.server = server;
  }

  static Receiver start() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Receiver receiver = new Receiver(HttpServer.create(address, 0));
    receiver.server.createContext("/", receiver::answer);
    receiver.server.start();
    return receiver;
  }

  ExportTarget target(String scheme) {
    return ExportTarget.parse(
        "%s://127.0.0.1:%d/hook".formatted(scheme, server.getAddress().getPort()));
  }

  /** Answers the next requests so; the others are accepted. */
  void answers(Reply... next) {
    replies.addAll(List.of(next));
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  List<String> accepted() {
    return calls().stream().filter(call -> call.status() / 100 == 2).map(Call::body).toList();
  }

  /** Returns options with short waits and these besides: name, value. */
  static PluginOptions options(String... values) {
    OptionGroup group = new WebhookOptions().optionGroups().get(0);
    Map<String, Option> declared = new HashMap<>();
    Map<String, List<String>> all = new HashMap<>();
    for (Option option : group.options()) {
      declared.put(group.key(option), option);
      option.defaultValue().ifPresent(text -> all.put(group.key(option), List.of(text)));
    }
    all.put("webhook.backoff", List.of("1ms"));
    all.put("webhook.max-wait", List.of("50ms"));
    all.put("webhook.token", List.of(TOKEN));
    for (int i = 0; i < values.length; i += 2) {
      all.put("webhook." + values[i], List.of(values[i + 1]));
    }
    return new PluginOptions(declared, all);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Reply reply = keep(exchange, body);
      if (reply.status() == 0) {
        return;
      }
      exchange.getResponseHeaders().add(reply.header(), reply.value());
      byte[] id = "id-7\n".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), id.length);
      exchange.getResponseBody().write(id);
    }
  }

  private synchronized Reply keep(HttpExchange exchange, String body) {
    Reply next = replies.poll();
    Reply reply = next == null ? new Reply(200, "X-Nothing", "0") : next;
    calls.add(
        new Call(
            exchange.getRequestURI().toString(),
            String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
            body,
            reply.status()));
    return reply;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
