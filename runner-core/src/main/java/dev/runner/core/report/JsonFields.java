package dev.runner.core.report;

import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes keys that are left out where there is nothing to say, as some formats want it. */
final class JsonFields {

  private final JsonGenerator json;

  JsonFields(JsonGenerator json) {
    this.json = json;
  }

  void text(String key, String value) {
    if (!value.isEmpty()) {
      json.writeStringProperty(key, value);
    }
  }

  void text(String key, Optional<String> value) {
    value.ifPresent(text -> text(key, text));
  }

  void millis(String key, long value) {
    json.writeNumberProperty(key, value);
  }

  /** Writes an object with two keys. */
  void pair(String firstKey, String first, String secondKey, String second) {
    json.writeStartObject();
    json.writeStringProperty(firstKey, first);
    json.writeStringProperty(secondKey, second);
    json.writeEndObject();
  }
}
