package dev.runner.exporter.http;

import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.RunHeader;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Runs and tests as JSON, with the same names wherever they are sent as such. */
public final class RunJson {

  private RunJson() {}

  /** Writes what is known of a run but for its tests, as properties of an open object. */
  public static void header(JsonGenerator json, RunHeader run) {
    json.writeStringProperty("run", run.id());
    json.writeStringProperty("state", run.state());
    optional(json, "outcome", run.outcome().map(Outcome::name));
    json.writeStringProperty("startedAt", run.startedAt().toString());
    json.writeNumberProperty("durationMs", run.duration().map(d -> d.toMillis()).orElse(0L));
    counts(json, run.counts());
    json.writeObjectPropertyStart("labels");
    for (Map.Entry<String, String> label : run.labels().entrySet()) {
      json.writeStringProperty(label.getKey(), label.getValue());
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("problems");
    run.problems().forEach(json::writeString);
    json.writeEndArray();
  }

  /** Writes the tests of a run by outcome as a property {@code counts}. */
  public static void counts(JsonGenerator json, RunHeader.Counts counts) {
    json.writeObjectPropertyStart("counts");
    json.writeNumberProperty("planned", counts.planned());
    json.writeNumberProperty("passed", counts.passed());
    json.writeNumberProperty("failed", counts.failed());
    json.writeNumberProperty("error", counts.error());
    json.writeNumberProperty("skipped", counts.skipped());
    json.writeNumberProperty("aborted", counts.aborted());
    json.writeNumberProperty("notRun", counts.notRun());
    json.writeNumberProperty("flaky", counts.flaky());
    json.writeEndObject();
  }

  /** Writes a test as an object. */
  public static void test(JsonGenerator json, ExportedTest test) {
    json.writeStartObject();
    fields(json, test);
    json.writeEndObject();
  }

  /** Writes what is known of a test but for its long texts, as properties of an open object. */
  public static void fields(JsonGenerator json, ExportedTest test) {
    json.writeStringProperty("key", test.key());
    json.writeStringProperty("id", test.id());
    optional(json, "uuid", test.uuid());
    json.writeStringProperty("plugin", test.plugin());
    json.writeStringProperty("class", test.className());
    json.writeStringProperty("name", test.name());
    json.writeStringProperty("outcome", test.outcome().name());
    optional(json, "cause", test.cause());
    json.writeStringProperty("message", test.message());
    json.writeNumberProperty("attempts", test.attempts());
    json.writeNumberProperty("durationMs", test.duration().toMillis());
    json.writeArrayPropertyStart("tags");
    test.tags().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("flags");
    test.flags().stream().sorted().forEach(json::writeString);
    json.writeEndArray();
  }

  private static void optional(JsonGenerator json, String name, Optional<String> value) {
    if (value.isPresent()) {
      json.writeStringProperty(name, value.get());
    } else {
      json.writeNullProperty(name);
    }
  }
}
