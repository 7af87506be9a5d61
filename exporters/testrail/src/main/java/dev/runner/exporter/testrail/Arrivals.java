package dev.runner.exporter.testrail;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which results TestRail has, by their markers. For one thread. */
final class Arrivals {

  private final Pages pages;
  private final String endpoint;
  private Optional<Map<String, Node>> before = Optional.empty();

  Arrivals(TestRail api, Booking booking) {
    this.pages = new Pages(api);
    this.endpoint = "get_results_for_run/" + booking.id();
  }

  /** Returns a result that was there before this export sent any. */
  Optional<Node> before(String marker) throws CallFailedException, InterruptedException {
    if (before.isEmpty()) {
      Map<String, Node> all = new HashMap<>();
      pages.each(endpoint, node -> keep(node, all));
      before = Optional.of(all);
    }
    return Optional.ofNullable(before.get().get(marker));
  }

  /** Returns those of some results that are there now; the newest come first. */
  Map<String, Node> now(Collection<String> markers)
      throws CallFailedException, InterruptedException {
    Map<String, Node> found = new HashMap<>();
    Set<String> wanted = new HashSet<>(markers);
    pages.each(
        endpoint,
        node -> {
          if (wanted.remove(Draft.markerIn(node.text("comment")))) {
            keep(node, found);
          }
          return !wanted.isEmpty();
        });
    return found;
  }

  /** Keeps of a result no more than is needed. */
  private static boolean keep(Node node, Map<String, Node> results) {
    String marker = Draft.markerIn(node.text("comment"));
    if (!marker.isEmpty()) {
      Map<String, Object> ids = new HashMap<>();
      ids.put("id", node.id());
      node.number("test_id").ifPresent(id -> ids.put("test_id", id));
      results.put(marker, new Node(Map.copyOf(ids)));
    }
    return true;
  }
}
