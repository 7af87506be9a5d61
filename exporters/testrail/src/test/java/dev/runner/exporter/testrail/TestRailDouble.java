package dev.runner.exporter.testrail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.runner.api.export.ExportTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A TestRail as far as exporters see it: its addresses, its errors, its two forms of pages. */
final class TestRailDouble implements AutoCloseable {

  static final String USER = "ann@example.org";
  static final String TOKEN = "c4n4ry-t0ken";

  private static final String DATE = "Fri, 02 Jan 2026 12:00:00 GMT";
  private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

  final RemoteProject project = new RemoteProject();
  private final HttpServer server;
  private final String token;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private volatile Function<String, Optional<Fault>> faults = call -> Optional.empty();
  private volatile int pageSize = 250;

  private TestRailDouble(HttpServer server, String token) {
    this.server = server;
    this.token = token;
  }

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits for an ACK
  }

  static TestRailDouble start() throws IOException {
    return start(TOKEN);
  }

  static TestRailDouble start(String token) throws IOException {
    TestRailDouble made = make(token);
    made.server.setExecutor(made.threads);
    made.server.start();
    return made;
  }

  /** Starts one that carries calls out one after the other, as they come. */
  static TestRailDouble startInOrder(String token) throws IOException {
    TestRailDouble made = make(token);
    made.server.start();
    return made;
  }

  private static TestRailDouble make(String token) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    TestRailDouble started = new TestRailDouble(HttpServer.create(address, 0), token);
    started.server.createContext("/", started::answer);
    return started;
  }

  ExportTarget target() {
    return ExportTarget.parse(
        "testrail+http://127.0.0.1:%d/tr/".formatted(server.getAddress().getPort()));
  }

  /** Lets calls go wrong: a call is its endpoint, as in {@code add_run/1}. */
  void failing(Function<String, Optional<Fault>> some) {
    faults = some;
  }

  /** Answers lists so many at once, or as versions before 6.7 do with 0. */
  void paging(int size) {
    pageSize = size;
  }

  /** Returns the endpoints that were called. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** Returns what was made, each thing as a text that is there once. */
  synchronized List<String> made() {
    List<String> made = new ArrayList<>();
    project.sections.forEach(one -> made.add("section " + one.get("parent_id") + one.get("name")));
    project.cases.values().stream()
        .filter(one -> one.get("title") != "t")
        .forEach(one -> made.add("case " + one.get("custom_automation_id")));
    project.plans.forEach(one -> made.add("plan " + one.get("description")));
    project.runs.forEach(one -> made.add("run " + one.get("refs") + one.get("config_ids")));
    project.results.forEach(
        one -> made.add("result C" + one.get("case_id") + Draft.markerIn("" + one.get("comment"))));
    project.attachments.forEach(one -> made.add("file " + one.get("result_id") + one.get("name")));
    return made;
  }

  /** Returns the results: automation id of the case and status, in order. */
  synchronized List<String> results() {
    return project.results.stream()
        .map(
            one ->
                project.cases.get(one.get("case_id")).get("custom_automation_id")
                    + " "
                    + one.get("status_id"))
        .sorted()
        .toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (isAnswered(exchange)) {
      exchange.close();
    }
  }

  /** Returns whether that is all; else the other side waits. */
  private boolean isAnswered(HttpExchange exchange) throws IOException {
    try {
      String query = String.valueOf(exchange.getRequestURI().getRawQuery());
      String call = query.replaceFirst("^/api/v2/", "");
      byte[] body = exchange.getRequestBody().readAllBytes();
      calls.add(call);
      Optional<Fault> fault = faults.apply(call);
      String told = "as was asked for, " + exchange.getRequestHeaders().getFirst("Authorization");
      String reply = Json.of(Map.of("error", told + ", " + token)); // tells what it should not
      int status = fault.map(Fault::status).filter(code -> code != 200).orElse(200);
      if (fault.map(Fault::isDone).orElse(true)) {
        try {
          String done = carriedOut(exchange, query, call, body);
          reply = status == 200 ? done : reply;
        } catch (ApiError e) {
          status = fault.isPresent() && fault.get() != Fault.HALF ? status : e.status();
          reply = Json.of(Map.of("error", "" + e.getMessage()));
        }
      }
      if (fault.filter(f -> f == Fault.SILENT_BEFORE || f == Fault.SILENT_AFTER).isPresent()) {
        return false;
      }
      send(exchange, fault, status, reply);
      return true;
    } catch (IOException | RuntimeException e) {
      exchange.close();
      throw e;
    }
  }

  private void send(HttpExchange exchange, Optional<Fault> fault, int status, String reply)
      throws IOException {
    if (status == 0) {
      return; // the connection is cut
    }
    byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    fault
        .filter(f -> f == Fault.TOO_MANY_SECONDS || f == Fault.UNAVAILABLE)
        .ifPresent(f -> exchange.getResponseHeaders().add("Retry-After", "1"));
    fault
        .filter(f -> f == Fault.TOO_MANY_DATE)
        .ifPresent(f -> exchange.getResponseHeaders().add("Retry-After", DATE));
    fault
        .filter(f -> f == Fault.MOVED)
        .ifPresent(
            f ->
                exchange
                    .getResponseHeaders()
                    .add("Location", "http://127.0.0.2:1/there?token=" + token));
    boolean half = fault.filter(f -> f == Fault.HALF).isPresent();
    boolean cut = fault.filter(f -> f == Fault.CUT_IN_BODY).isPresent();
    int sent = half || cut ? bytes.length / 2 : bytes.length;
    exchange.sendResponseHeaders(status, half ? sent : bytes.length);
    exchange.getResponseBody().write(bytes, 0, sent);
    exchange.getResponseBody().flush();
  }

  private synchronized String carriedOut(
      HttpExchange exchange, String query, String call, byte[] body) {
    check(exchange, query);
    String[] parts = call.split("&");
    String[] path = parts[0].split("/");
    List<Long> args = Arrays.stream(path).skip(1).map(Long::valueOf).toList();
    Map<String, String> filters = new HashMap<>();
    Arrays.stream(parts)
        .skip(1)
        .map(part -> part.split("="))
        .forEach(pair -> filters.put(pair[0], pair[1]));
    Object reply;
    if (exchange.getRequestMethod().equals("GET")) {
      reply = page(project.get(path[0], args, filters), parts[0], filters);
    } else if (path[0].equals("add_attachment_to_result")) {
      reply = attached(args.get(0), new String(body, StandardCharsets.UTF_8));
    } else {
      Node json = Node.parse(new String(body, StandardCharsets.UTF_8)).orElseThrow();
      reply = project.post(path[0], args.get(0), json);
    }
    return Json.of(reply);
  }

  private Object attached(long result, String form) {
    Matcher name = FILE.matcher(form);
    if (!form.contains("name=\"attachment\"") || !name.find()) {
      throw new ApiError(400, "No file attached or upload size was exceeded.");
    }
    return project.attach(result, name.group(1), form.length());
  }

  private void check(HttpExchange exchange, String query) {
    if (!exchange.getRequestURI().getPath().equals("/tr/index.php")
        || !query.startsWith("/api/v2/")) {
      throw new ApiError(404, "Page not found");
    }
    String wanted =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((USER + ":" + token).getBytes(StandardCharsets.UTF_8));
    if (!wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      throw new ApiError(
          401, "Authentication failed: invalid or missing user/password or session cookie.");
    }
    if (exchange.getRequestHeaders().getFirst("Content-Type") == null) {
      throw new ApiError(400, "Content-Type header missing, use Content-Type: application/json.");
    }
  }

  /** Returns what a list is in this version. */
  private Object page(Object all, String endpoint, Map<String, String> filters) {
    if (!(all instanceof List<?> list) || !filters.containsKey("limit")) {
      return all;
    }
    boolean bare = pageSize == 0;
    boolean whole = bare && (endpoint.startsWith("get_cases") || endpoint.startsWith("get_sec"));
    int from = whole ? 0 : Math.min(list.size(), Integer.parseInt(filters.get("offset")));
    int to = whole ? list.size() : Math.min(list.size(), from + (bare ? 250 : pageSize));
    List<?> part = list.subList(from, to);
    if (bare) {
      return part;
    }
    Map<String, Object> links = new HashMap<>();
    if (to < list.size()) {
      links.put("next", "/api/v2/%s&limit=0&offset=%d".formatted(endpoint, to));
    }
    return Map.of(
        "offset", from, "limit", 250, "size", part.size(), "_links", links, "things", part);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
