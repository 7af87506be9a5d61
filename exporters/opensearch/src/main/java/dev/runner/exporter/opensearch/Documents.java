package dev.runner.exporter.opensearch;

import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.RunHeader;
import dev.runner.exporter.http.Item;
import dev.runner.exporter.http.JsonText;
import dev.runner.exporter.http.RunJson;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/** One document about the run and one about each test, told apart by their field {@code kind}. */
final class Documents {

  /** What the outbox calls the document about the run. */
  static final String RUN = "run";

  private final RunHeader run;

  Documents(RunHeader run) {
    this.run = run;
  }

  Item ofRun() {
    return Item.of(
        RUN,
        JsonText.of(
            json -> {
              begin(json, RUN, run.startedAt());
              json.writeStringProperty("state", run.state());
              JsonText.optional(json, "outcome", run.outcome().map(Outcome::name));
              run.exit().ifPresent(exit -> json.writeNumberProperty("exit", exit));
              run.duration()
                  .ifPresent(time -> json.writeNumberProperty("durationMs", time.toMillis()));
              RunJson.counts(json, run.counts());
              json.writeArrayPropertyStart("plugins");
              run.plugins().forEach(p -> json.writeString(p.id() + " " + p.version()));
              json.writeEndArray();
              json.writeArrayPropertyStart("problems");
              run.problems().forEach(json::writeString);
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  Item of(ExportedTest test) {
    return Item.of(
        test.key(),
        JsonText.of(
            json -> {
              begin(json, "test", test.startedAt().orElse(run.startedAt()));
              json.writeStringProperty("key", test.key());
              json.writeStringProperty("test", test.id());
              JsonText.optional(json, "uuid", test.uuid());
              json.writeStringProperty("plugin", test.plugin());
              json.writeStringProperty("class", test.className());
              json.writeStringProperty("name", test.name());
              json.writeStringProperty("displayName", test.displayName());
              json.writeStringProperty("outcome", test.outcome().name());
              JsonText.optional(json, "cause", test.cause());
              json.writeStringProperty("message", test.message());
              json.writeStringProperty("trace", test.trace());
              json.writeNumberProperty("attempts", test.attempts());
              json.writeNumberProperty("durationMs", test.duration().toMillis());
              json.writeArrayPropertyStart("tags");
              test.tags().forEach(json::writeString);
              json.writeEndArray();
              json.writeArrayPropertyStart("flags");
              test.flags().stream().sorted().forEach(json::writeString);
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private void begin(JsonGenerator json, String kind, Instant at) {
    json.writeStartObject();
    json.writeStringProperty("@timestamp", at.toString());
    json.writeStringProperty("kind", kind);
    json.writeStringProperty("run", run.id());
    json.writeArrayPropertyStart("labels");
    run.labels().entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .sorted()
        .forEach(json::writeString);
    json.writeEndArray();
  }
}
