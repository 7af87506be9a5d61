package dev.runner.core.report;

import dev.runner.core.result.RunOrigin;
import dev.runner.core.store.StoredRun;
import tools.jackson.core.JsonGenerator;

/** Writes where a run came from and on what it took place. */
final class OriginJson {

  private OriginJson() {}

  /** Writes the key {@code origin}; its value is null for a run that does not say. */
  static void write(JsonGenerator json, StoredRun run) {
    json.writeName("origin");
    if (run.origin().isEmpty()) {
      json.writeNull();
      return;
    }
    RunOrigin origin = run.origin().get();
    json.writeStartObject();
    json.writeStringProperty("workspace", origin.workspace());
    json.writeStringProperty("folder", origin.folder());
    json.writeStringProperty("host", origin.host());
    json.writeStringProperty("user", origin.user());
    json.writeName("revision");
    origin.revision().ifPresentOrElse(known -> write(json, known), json::writeNull);
    json.writeStringProperty("configSha256", origin.config());
    TestJson.writeText(json, "runner", run.place().map(place -> place.runner()));
    TestJson.writeText(json, "jdk", run.place().map(place -> place.jdk()));
    TestJson.writeText(json, "environment", run.place().flatMap(place -> place.environment()));
    json.writeObjectPropertyStart("labels");
    origin.labels().forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeArrayPropertyStart("plugins");
    run.plugins()
        .forEach(
            plugin -> {
              json.writeStartObject();
              json.writeStringProperty("id", plugin.plugin().value());
              json.writeStringProperty("version", plugin.version());
              json.writeStringProperty("jar", plugin.jar());
              json.writeStringProperty("sha256", plugin.sha256());
              json.writeEndObject();
            });
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, RunOrigin.Revision revision) {
    json.writeStartObject();
    json.writeStringProperty("commit", revision.commit());
    TestJson.writeText(json, "name", revision.name());
    json.writeEndObject();
  }
}
