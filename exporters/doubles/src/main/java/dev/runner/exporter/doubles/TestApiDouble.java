package dev.runner.exporter.doubles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A TestAPI of either generation, with the project {@code shop} and the pod {@code lab-1} or 1. It
 * knows all cases but {@code nosuch}.
 */
public final class TestApiDouble implements HttpDouble.Service {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PER_PAGE = 20;

  private final boolean first;
  private final List<ObjectNode> results = new ArrayList<>();

  private TestApiDouble(boolean first) {
    this.first = first;
  }

  /** Returns one at {@code /results}. */
  public static TestApiDouble firstGeneration() {
    return new TestApiDouble(true);
  }

  /** Returns one at {@code /api/v1/results}. */
  public static TestApiDouble secondGeneration() {
    return new TestApiDouble(false);
  }

  /** Returns the results in the order of their arrival, as JSON. */
  public synchronized List<String> results() {
    return results.stream().map(JsonNode::toString).toList();
  }

  @Override
  public synchronized Reply answer(Call call) {
    if (!call.path().equals(first ? "/results" : "/api/v1/results")) {
      return html(404, "Not Found");
    }
    return call.method().equals("POST") ? add(call) : list(call);
  }

  private Reply add(Call call) {
    if (!call.header("Content-Type").orElse("").equals("application/json")) {
      return html(400, "No Body");
    }
    ObjectNode result = (ObjectNode) JSON.readTree(call.text());
    String pod = first ? "pod_id" : "pod_name";
    for (String name : List.of(pod, "project_name", "case_name")) {
      if (!result.hasNonNull(name) || result.get(name).asString().isEmpty()) {
        return html(400, name + " Missing");
      }
    }
    boolean known =
        result.get(pod).asString().equals(first ? "1" : "lab-1")
            && result.get("project_name").asString().equals("shop")
            && !result.get("case_name").asString().equals("nosuch");
    if (!known) {
      return first
          ? html(404, "Not Found")
          : html(403, "Could Not Found testcases [{'name': 'nosuch'}]");
    }
    if (!first && !List.of("PASS", "FAIL").contains(result.path("criteria").asString())) {
      return html(400, "criteria must be in ['PASS', 'FAIL']");
    }
    String id = "%024x".formatted(results.size() + 1);
    result.put("_id", id);
    results.add(result);
    return first
        ? Reply.json(200, result.toString())
        : Reply.json(200, "{\"href\": \"http://elsewhere/api/v1/results/%s\"}".formatted(id));
  }

  private Reply list(Call call) {
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode result : results) {
      boolean wanted =
          call.parameter("project").orElse("").equals(result.get("project_name").asString())
              && call.parameter("case").orElse("").equals(result.get("case_name").asString());
      boolean tag =
          first
              || call.parameter("build_tag").orElse("").equals(result.get("build_tag").asString());
      // Without a 'to', what began after now by the clock of the service is not listed.
      boolean listed = first || call.parameter("to").isPresent();
      if (wanted && tag && listed) {
        found.add(0, result);
      }
    }
    if (first) {
      return Reply.json(
          200,
          "{\"meta\":{\"total\":%d},\"test_results\":[%s]}".formatted(found.size(), joined(found)));
    }
    int pages = (found.size() + PER_PAGE - 1) / PER_PAGE;
    int page = Integer.parseInt(call.parameter("page").orElse("1"));
    if (page > pages && !found.isEmpty()) {
      return html(400, "Request page > total_pages [" + pages + "]");
    }
    int from = (page - 1) * PER_PAGE;
    List<ObjectNode> shown =
        found.subList(Math.min(from, found.size()), Math.min(from + PER_PAGE, found.size()));
    return Reply.json(
        200,
        "{\"pagination\":{\"current_page\":%d,\"total_pages\":%d},\"results\":[%s]}"
            .formatted(page, pages, joined(shown)));
  }

  private static String joined(List<ObjectNode> all) {
    return all.stream().map(JsonNode::toString).collect(Collectors.joining(","));
  }

  private static Reply html(int status, String message) {
    return new Reply(
        status,
        Map.of("Content-Type", "text/html"),
        "<html><body>%d: %s</body></html>".formatted(status, message));
  }
}
