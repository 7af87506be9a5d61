package dev.runner.core.report;

import dev.runner.core.store.FailureClusters;
import dev.runner.core.store.StoredTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** Writes the keys of a test, and values that may be unknown. */
final class TestJson {

  private TestJson() {}

  static void write(JsonGenerator json, StoredTest test) {
    json.writeStringProperty("id", test.description().listedId());
    json.writeStringProperty("uniqueId", test.description().uniqueId());
    writeText(json, "uuid", test.description().uuid());
    json.writeStringProperty("plugin", test.description().plugin().value());
    json.writeStringProperty("class", test.description().className());
    json.writeStringProperty("name", test.description().name());
    writeTexts(json, "tags", test.description().tags());
    json.writeStringProperty("outcome", test.outcome().map(Enum::name).orElse("NOT_RUN"));
    writeTexts(json, "flags", test.flags().stream().sorted().map(Enum::name).toList());
    writeText(json, "quarantine", test.quarantine());
    KnownIssueJson.write(json, test.known());
    writeText(json, "cause", test.cause().map(Enum::name));
    json.writeStringProperty("message", test.message());
    writeText(json, "cluster", FailureClusters.of(test));
    json.writeNumberProperty("attempts", test.attempts());
    json.writeNumberProperty("failedAttempts", test.failures());
    writeTimes(json, test.last().startedAt(), test.last().duration());
    writeNumber(json, "fork", test.last().fork());
  }

  static void writeTimes(
      JsonGenerator json, Optional<Instant> startedAt, Optional<Duration> duration) {
    writeTime(json, "startedAt", startedAt);
    json.writeName("durationMs");
    duration.map(Duration::toMillis).ifPresentOrElse(json::writeNumber, json::writeNull);
  }

  static void writeTime(JsonGenerator json, String key, Optional<Instant> value) {
    writeText(json, key, value.map(UtcTime::of));
  }

  static void writeText(JsonGenerator json, String key, Optional<String> value) {
    json.writeName(key);
    value.ifPresentOrElse(json::writeString, json::writeNull);
  }

  static void writeNumber(JsonGenerator json, String key, OptionalInt value) {
    json.writeName(key);
    value.ifPresentOrElse(json::writeNumber, json::writeNull);
  }

  static void writeTexts(JsonGenerator json, String key, Collection<String> values) {
    json.writeArrayPropertyStart(key);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
