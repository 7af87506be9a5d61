package dev.runner.exporter.doubles;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OpenSearch or Elasticsearch: templates, and documents that come by {@code _bulk}. */
public final class SearchDouble implements HttpDouble.Service {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String distribution;
  private final String version;
  private final Map<String, String> documents = new TreeMap<>();
  private final Set<String> templates = new TreeSet<>();
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private int longest = Integer.MAX_VALUE;

  private SearchDouble(String distribution, String version) {
    this.distribution = distribution;
    this.version = version;
  }

  /** Returns an OpenSearch. */
  public static SearchDouble openSearch() {
    return new SearchDouble("opensearch", "2.11.0");
  }

  /** Returns an Elasticsearch of a version. */
  public static SearchDouble elasticsearch(String version) {
    return new SearchDouble("", version);
  }

  /** Answers the next documents so; 0 is as it should be. */
  public synchronized void documents(Integer... next) {
    statuses.addAll(List.of(next));
  }

  /** Takes no bodies that are longer. */
  public synchronized void atMost(int bytes) {
    longest = bytes;
  }

  /** Returns what is indexed, by id. */
  public synchronized Map<String, String> indexed() {
    return new TreeMap<>(documents);
  }

  /** Returns the templates that were put there. */
  public synchronized Set<String> templates() {
    return new TreeSet<>(templates);
  }

  @Override
  public synchronized Reply answer(Call call) {
    String path = call.path();
    if (path.equals("/")) {
      return Reply.json(
          200,
          "{\"version\":{%s\"number\":\"%s\"}}"
              .formatted(
                  distribution.isEmpty() ? "" : "\"distribution\":\"" + distribution + "\",",
                  version));
    }
    if (call.method().equals("PUT") && path.contains("template/")) {
      return templates.add(path)
          ? Reply.json(200, "{\"acknowledged\":true}")
          : error(400, "illegal_argument_exception", "index template [x] already exists");
    }
    boolean bulk = call.method().equals("POST") && path.endsWith("/_bulk");
    boolean lines = call.header("Content-Type").orElse("").equals("application/x-ndjson");
    if (!bulk || !lines) {
      return error(400, "no_handler", call.toString());
    }
    return call.body().length > longest ? Reply.of(413) : index(call.text());
  }

  private Reply index(String body) {
    if (!body.endsWith("\n")) {
      return error(400, "illegal_argument_exception", "must be terminated by a new line");
    }
    List<String> items = new ArrayList<>();
    boolean wrong = false;
    for (Iterator<String> lines = body.lines().iterator(); lines.hasNext(); ) {
      String action = lines.next();
      String item = index(JSON.readTree(action), lines.next());
      wrong |= item.contains("error");
      items.add(item);
    }
    return Reply.json(
        200, "{\"errors\":%s,\"items\":[%s]}".formatted(wrong, String.join(",", items)));
  }

  private String index(JsonNode action, String document) {
    String name = action.propertyNames().iterator().next();
    JsonNode meta = action.get(name);
    Integer planned = statuses.poll();
    int status = planned == null ? 0 : planned;
    JSON.readTree(document);
    String id = meta.get("_id").asString();
    if (meta.has("_type") != (distribution.isEmpty() && version.startsWith("6"))) {
      status = 400;
    }
    if (status == 0) {
      boolean there = documents.containsKey(id);
      status = !there ? 201 : name.equals("create") ? 409 : 200;
      if (status != 409) {
        documents.put(id, document);
      }
    }
    String error =
        status / 100 == 2
            ? ""
            : ",\"error\":{\"type\":\"a_kind\",\"reason\":\"a reason of %d\"}".formatted(status);
    return "{\"%s\":{\"status\":%d%s}}".formatted(name, status, error);
  }

  private static Reply error(int status, String type, String reason) {
    return Reply.json(
        status, "{\"error\":{\"type\":\"%s\",\"reason\":\"%s\"}}".formatted(type, reason));
  }
}
