package dev.runner.exporter.testrail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads lists page by page, in both forms: a bare array, as older versions answer, and an object
 * with {@code offset}, {@code size} and {@code _links}, as those since 6.7 do. The links themselves
 * are not followed: they may name a limit of 0, or another host.
 */
final class Pages {

  /** No version gives more at once. */
  private static final int MOST = 250;

  private final TestRail api;

  Pages(TestRail api) {
    this.api = api;
  }

  /** Returns all of a list. */
  List<Node> all(String endpoint) throws CallFailedException, InterruptedException {
    List<Node> all = new ArrayList<>();
    each(
        endpoint,
        node -> {
          all.add(node);
          return true;
        });
    return all;
  }

  /**
   * Reads a list for as long as somebody wants it.
   *
   * @param endpoint the list, as in {@code get_cases/1&suite_id=2}
   * @param more is given each element, and says whether to go on
   */
  void each(String endpoint, Predicate<Node> more)
      throws CallFailedException, InterruptedException {
    long offset = 0;
    long first = -1;
    while (true) {
      Node page = api.get("%s&limit=%d&offset=%d".formatted(endpoint, MOST, offset));
      List<Node> nodes = elements(page);
      boolean same = !nodes.isEmpty() && nodes.get(0).id() == first;
      if (nodes.isEmpty() || same) {
        return; // one that knows no offset has given all of it before
      }
      for (Node node : nodes) {
        if (!more.test(node)) {
          return;
        }
      }
      if (isBare(page) ? nodes.size() != MOST : isLast(page)) {
        return;
      }
      first = nodes.get(0).id();
      offset += nodes.size();
    }
  }

  private static boolean isBare(Node page) {
    return page.value() instanceof List<?>;
  }

  private static boolean isLast(Node page) {
    return page.find("_links").flatMap(links -> links.find("next")).isEmpty();
  }

  private static List<Node> elements(Node page) {
    return isBare(page)
        ? page.elements()
        : page.names().stream()
            .filter(name -> page.find(name).orElseThrow().value() instanceof List<?>)
            .findFirst()
            .map(page::elements)
            .orElse(List.of());
  }
}
