package dev.runner.exporter.opensearch;

import dev.runner.exporter.http.JsonText;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The types of the fields, for an index or a data stream that is made later. */
final class Template {

  private static final List<String> KEYWORDS =
      List.of(
          "kind",
          "run",
          "labels",
          "state",
          "outcome",
          "plugins",
          "key",
          "test",
          "uuid",
          "plugin",
          "class",
          "name",
          "displayName",
          "cause",
          "tags",
          "flags",
          "task",
          "status",
          "environment",
          "workload",
          "part",
          "load",
          "settings");
  private static final List<String> NUMBERS =
      List.of("exit", "durationMs", "attempts", "number", "iterations", "failures");
  private static final List<String> TEXTS =
      List.of("message", "trace", "problems", "title", "description", "errors");
  private static final List<String> COUNTS =
      List.of(
          "planned",
          "passed",
          "failed",
          "error",
          "skipped",
          "aborted",
          "notRun",
          "flaky",
          "workloads",
          "iterations",
          "failures");
  private static final List<String> SECONDS = List.of("min", "median", "p90", "p95", "max", "avg");

  /** A term of Lucene has at most 32,766 bytes, and a character at most four. */
  private static final int LONGEST_KEYWORD = 8_191;

  /** Above those that come with the products, and above the first one of ours, without tasks. */
  private static final int PRIORITY = 301;

  private final String index;
  private final boolean dataStream;

  Template(String index, boolean dataStream) {
    this.index = index;
    this.dataStream = dataStream;
  }

  /** Returns where it goes; there is a number in the name for templates to come. */
  String path(Cluster cluster) {
    String kind = cluster.hasComposableTemplates() ? "_index_template" : "_template";
    return "/%s/%s-runner-2?create=true".formatted(kind, index);
  }

  String body(Cluster cluster) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("index_patterns");
          json.writeString(index);
          json.writeEndArray();
          if (!cluster.hasComposableTemplates()) {
            json.writeNumberProperty("order", PRIORITY);
            mappings(json, cluster);
          } else {
            json.writeNumberProperty("priority", PRIORITY);
            if (dataStream) {
              json.writeObjectPropertyStart("data_stream");
              json.writeEndObject();
            }
            json.writeObjectPropertyStart("template");
            mappings(json, cluster);
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }

  private static void mappings(JsonGenerator json, Cluster cluster) {
    json.writeObjectPropertyStart("mappings");
    if (cluster.typed()) {
      json.writeObjectPropertyStart("_doc");
    }
    json.writeBooleanProperty("dynamic", false);
    json.writeObjectPropertyStart("properties");
    type(json, "@timestamp", "date");
    for (String name : KEYWORDS) {
      json.writeObjectPropertyStart(name);
      json.writeStringProperty("type", "keyword");
      json.writeNumberProperty("ignore_above", LONGEST_KEYWORD);
      json.writeEndObject();
    }
    NUMBERS.forEach(name -> type(json, name, "long"));
    TEXTS.forEach(name -> type(json, name, "text"));
    type(json, "passed", "boolean");
    object(json, "counts", COUNTS, "long");
    object(json, "seconds", SECONDS, "double");
    json.writeEndObject();
    if (cluster.typed()) {
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void object(JsonGenerator json, String name, List<String> fields, String type) {
    json.writeObjectPropertyStart(name);
    json.writeObjectPropertyStart("properties");
    fields.forEach(field -> type(json, field, type));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void type(JsonGenerator json, String name, String type) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("type", type);
    json.writeEndObject();
  }
}
