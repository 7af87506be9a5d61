package dev.runner.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** Puts failures together that say the same, but for numbers, addresses and quoted values. */
final class HtmlClusters {

  private static final int MOST = 1000;
  private static final int SHOWN = 50;
  private static final int EXAMPLES = 3;
  private static final int LENGTH = 300;
  private static final Pattern VALUES =
      Pattern.compile(
          "\"[^\"\n]*\"|'[^'\n]*'|<[^<>\n]*>|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
              + "|(?<![A-Za-z_])0x[0-9a-fA-F]+|@[0-9a-f]{4,}|[0-9]+(?:[.,:][0-9]+)*");

  private final Map<String, Cluster> clusters = new LinkedHashMap<>();

  HtmlClusters() {}

  /**
   * Adds a failure.
   *
   * @param id the test
   * @return the number of its cluster, from 0; -1 if there are too many already
   */
  int add(String id, String message, String detail) {
    String type = type(detail);
    String first = firstLine(message.isEmpty() ? detail : message);
    String key = type + "\n" + VALUES.matcher(first).replaceAll("#");
    Cluster cluster = clusters.get(key);
    if (cluster == null) {
      if (clusters.size() == MOST) {
        return -1;
      }
      cluster = new Cluster(clusters.size(), type, first);
      clusters.put(key, cluster);
    }
    cluster.add(id);
    return cluster.number;
  }

  /** Writes the largest. */
  void write(JsonGenerator json) {
    json.writeNumberProperty("clusterCount", clusters.size());
    json.writeArrayPropertyStart("clusters");
    clusters.values().stream()
        .sorted(Comparator.comparing((Cluster cluster) -> -cluster.tests))
        .limit(SHOWN)
        .forEach(cluster -> cluster.write(json));
    json.writeEndArray();
  }

  /** Returns the class that a stack trace says was thrown; empty text if it does not begin so. */
  private static String type(String detail) {
    int end = 0;
    while (end < detail.length()
        && (Character.isJavaIdentifierPart(detail.charAt(end)) || detail.charAt(end) == '.')) {
      end++;
    }
    boolean named =
        end > 0 && (end == detail.length() || ":\n\r ".indexOf(detail.charAt(end)) >= 0);
    String name = named ? detail.substring(0, end) : "";
    return name.indexOf('.') > 0 && end < LENGTH ? name : "";
  }

  private static String firstLine(String text) {
    int end = 0;
    while (end < text.length() && end < LENGTH && "\n\r".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end);
  }

  /** Failures that say the same. */
  private static final class Cluster {

    private final int number;
    private final String type;
    private final String message;
    private final List<String> examples = new ArrayList<>(EXAMPLES);
    private int tests;

    Cluster(int number, String type, String message) {
      this.number = number;
      this.type = type;
      this.message = message;
    }

    void add(String id) {
      tests++;
      if (examples.size() < EXAMPLES) {
        examples.add(id);
      }
    }

    void write(JsonGenerator json) {
      json.writeStartObject();
      json.writeNumberProperty("number", number);
      json.writeNumberProperty("tests", tests);
      json.writeStringProperty("type", type);
      json.writeStringProperty("message", message);
      TestJson.writeTexts(json, "examples", examples);
      json.writeEndObject();
    }
  }
}
