package dev.runner.exporter.http;

import dev.runner.api.export.TaskHeader;
import dev.runner.api.export.TaskWorkload;
import dev.runner.api.export.TaskWorkload.Action;
import dev.runner.api.export.TaskWorkload.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Tasks and workloads as JSON, with the same names wherever they are sent as such. */
public final class TaskJson {

  private TaskJson() {}

  /** Writes what is known of a task but for its workloads, as properties of an open object. */
  public static void header(JsonGenerator json, TaskHeader task) {
    json.writeStringProperty("task", task.id());
    json.writeStringProperty("title", task.title());
    json.writeStringProperty("description", task.description());
    json.writeStringProperty("status", task.status());
    json.writeBooleanProperty("passed", task.passed());
    json.writeStringProperty("startedAt", task.startedAt().toString());
    millis(json, "durationMs", task.duration());
    JsonText.optional(json, "environment", task.environment());
    json.writeArrayPropertyStart("tags");
    task.tags().forEach(json::writeString);
    json.writeEndArray();
    json.writeObjectPropertyStart("counts");
    json.writeNumberProperty("workloads", task.counts().workloads());
    json.writeNumberProperty("failed", task.counts().failed());
    json.writeNumberProperty("iterations", task.counts().iterations());
    json.writeNumberProperty("failures", task.counts().failures());
    json.writeEndObject();
  }

  /** Writes a workload as properties of an open object. */
  public static void workload(JsonGenerator json, TaskWorkload one) {
    json.writeNumberProperty("number", one.number());
    json.writeStringProperty("key", one.key());
    json.writeStringProperty("name", one.name());
    json.writeStringProperty("description", one.description());
    json.writeStringProperty("part", one.part());
    load(json, one.load());
    JsonText.optional(json, "startedAt", one.startedAt().map(Instant::toString));
    json.writeBooleanProperty("passed", one.passed());
    json.writeArrayPropertyStart("criteria");
    for (TaskWorkload.Criterion criterion : one.criteria()) {
      json.writeStartObject();
      json.writeStringProperty("name", criterion.name());
      json.writeBooleanProperty("passed", criterion.passed());
      json.writeStringProperty("detail", criterion.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("iterations", one.iterations());
    json.writeNumberProperty("failures", one.failures());
    seconds(json, one.figures());
    json.writeArrayPropertyStart("actions");
    one.actions().forEach(action -> action(json, action));
    json.writeEndArray();
    json.writeArrayPropertyStart("errors");
    for (TaskWorkload.IterationError error : one.errors()) {
      json.writeStartObject();
      json.writeStringProperty("kind", error.kind());
      json.writeStringProperty("message", error.message());
      json.writeNumberProperty("iterations", error.iterations());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void load(JsonGenerator json, TaskWorkload.Load load) {
    json.writeObjectPropertyStart("load");
    json.writeStringProperty("kind", load.kind());
    json.writeObjectPropertyStart("settings");
    load.settings().forEach(json::writeStringProperty);
    json.writeEndObject();
    millis(json, "durationMs", load.duration());
    millis(json, "fullDurationMs", load.fullDuration());
    json.writeEndObject();
  }

  private static void action(JsonGenerator json, Action action) {
    json.writeStartObject();
    json.writeStringProperty("name", action.name());
    json.writeNumberProperty("iterations", action.iterations());
    json.writeNumberProperty("failures", action.failures());
    seconds(json, action.figures());
    json.writeEndObject();
  }

  /** Writes figures, if there are any, as a property {@code seconds}. */
  public static void seconds(JsonGenerator json, Optional<Figures> figures) {
    figures.ifPresent(
        all -> {
          json.writeObjectPropertyStart("seconds");
          json.writeNumberProperty("min", all.min());
          json.writeNumberProperty("median", all.median());
          json.writeNumberProperty("p90", all.p90());
          json.writeNumberProperty("p95", all.p95());
          json.writeNumberProperty("max", all.max());
          json.writeNumberProperty("avg", all.avg());
          json.writeEndObject();
        });
  }

  private static void millis(JsonGenerator json, String name, Optional<Duration> time) {
    time.ifPresent(duration -> json.writeNumberProperty(name, duration.toMillis()));
  }
}
