package dev.runner.exporter.testapi;

import dev.runner.api.export.ExportTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The two forms of the TestAPI. */
enum Generation {
  /** {@code /results}, with pods by number. */
  FIRST,
  /** {@code /api/v1/results}, with pods by name. */
  SECOND;

  static Generation of(ExportTarget target) {
    return target.scheme().startsWith("testapi0+") ? FIRST : SECOND;
  }

  /**
   * Returns the query for the results of a case. The second generation only lists what began before
   * now by its own clock and zone, if nothing else is said.
   *
   * @param page from 1; the first generation has no pages
   */
  String query(String project, String name, String buildTag, int page) {
    String where = "?project=%s&case=%s".formatted(encoded(project), encoded(name));
    return this == FIRST
        ? where
        : "%s&build_tag=%s&to=9999-12-31&page=%d".formatted(where, encoded(buildTag), page);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
