package dev.runner.exporter.opensearch;

import dev.runner.api.export.TaskHeader;
import dev.runner.api.export.TaskWorkload;
import dev.runner.exporter.http.Item;
import dev.runner.exporter.http.JsonText;
import dev.runner.exporter.http.TaskJson;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * One document about the task and one about each workload, told apart by their field {@code kind}.
 */
final class TaskDocuments {

  /** What the outbox calls the document about the task. */
  static final String TASK = "task";

  private final TaskHeader task;

  TaskDocuments(TaskHeader task) {
    this.task = task;
  }

  Item ofTask() {
    return Item.of(
        TASK,
        JsonText.of(
            json -> {
              begin(json, TASK, task.startedAt());
              json.writeStringProperty("description", task.description());
              json.writeBooleanProperty("passed", task.passed());
              task.duration()
                  .ifPresent(time -> json.writeNumberProperty("durationMs", time.toMillis()));
              json.writeObjectPropertyStart("counts");
              json.writeNumberProperty("workloads", task.counts().workloads());
              json.writeNumberProperty("failed", task.counts().failed());
              json.writeNumberProperty("iterations", task.counts().iterations());
              json.writeNumberProperty("failures", task.counts().failures());
              json.writeEndObject();
              json.writeEndObject();
            }));
  }

  Item of(TaskWorkload one) {
    return Item.of(
        one.key(),
        JsonText.of(
            json -> {
              begin(json, "workload", one.startedAt().orElse(task.startedAt()));
              json.writeNumberProperty("number", one.number());
              json.writeStringProperty("key", one.key());
              json.writeStringProperty("workload", one.name());
              json.writeStringProperty("description", one.description());
              json.writeStringProperty("part", one.part());
              load(json, one.load());
              json.writeBooleanProperty("passed", one.passed());
              results(json, one);
              json.writeEndObject();
            }));
  }

  private void begin(JsonGenerator json, String kind, Instant at) {
    json.writeStartObject();
    json.writeStringProperty("@timestamp", at.toString());
    json.writeStringProperty("kind", kind);
    json.writeStringProperty("task", task.id());
    json.writeStringProperty("title", task.title());
    json.writeStringProperty("status", task.status());
    JsonText.optional(json, "environment", task.environment());
    texts(json, "tags", task.tags());
  }

  private static void load(JsonGenerator json, TaskWorkload.Load load) {
    json.writeStringProperty("load", load.kind());
    texts(
        json,
        "settings",
        load.settings().entrySet().stream().map(s -> s.getKey() + "=" + s.getValue()).toList());
    load.duration().ifPresent(time -> json.writeNumberProperty("durationMs", time.toMillis()));
  }

  private static void results(JsonGenerator json, TaskWorkload one) {
    texts(
        json,
        "problems",
        one.criteria().stream()
            .filter(criterion -> !criterion.passed())
            .map(criterion -> criterion.name() + ": " + criterion.detail())
            .toList());
    texts(
        json,
        "errors",
        one.errors().stream().map(error -> error.kind() + ": " + error.message()).toList());
    json.writeNumberProperty("iterations", one.iterations());
    json.writeNumberProperty("failures", one.failures());
    TaskJson.seconds(json, one.figures());
    json.writeArrayPropertyStart("actions");
    for (TaskWorkload.Action action : one.actions()) {
      json.writeStartObject();
      json.writeStringProperty("name", action.name());
      json.writeNumberProperty("iterations", action.iterations());
      json.writeNumberProperty("failures", action.failures());
      TaskJson.seconds(json, action.figures());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
