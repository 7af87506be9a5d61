package dev.runner.exporter.opensearch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which product answers.
 *
 * @param openSearch whether it is OpenSearch rather than Elasticsearch
 * @param major the first part of its version
 * @param minor the second part of its version
 */
record Cluster(boolean openSearch, int major, int minor) {

  /** Of one that does not say it, as those that are somebody's service: it is a recent one. */
  static final Cluster RECENT = new Cluster(false, 99, 0);

  private static final Pattern NUMBER =
      Pattern.compile("\"number\"\\s*:\\s*\"(\\d{1,4})\\.(\\d{1,4})");
  private static final Pattern OPEN_SEARCH =
      Pattern.compile("\"distribution\"\\s*:\\s*\"opensearch\"");

  /** Reads what it says of itself. */
  static Cluster parse(String json) {
    Matcher number = NUMBER.matcher(json);
    if (!number.find()) {
      return RECENT;
    }
    return new Cluster(
        OPEN_SEARCH.matcher(json).find(),
        Integer.parseInt(number.group(1)),
        Integer.parseInt(number.group(2)));
  }

  /** Tells whether each document needs a type; later versions refuse one. */
  boolean typed() {
    return !openSearch && major < 7;
  }

  boolean hasComposableTemplates() {
    return since(7, 8);
  }

  boolean hasDataStreams() {
    return since(7, 9);
  }

  boolean known() {
    return since(6, 0);
  }

  private boolean since(int first, int second) {
    return openSearch || major > first || (major == first && minor >= second);
  }

  @Override
  public String toString() {
    return "%s %d.%d".formatted(openSearch ? "OpenSearch" : "Elasticsearch", major, minor);
  }
}
