package dev.runner.core.stream;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes values that may be unknown, and points in time. */
final class Values {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Values() {}

  static void text(JsonGenerator json, String key, Optional<String> value) {
    json.writeName(key);
    value.ifPresentOrElse(json::writeString, json::writeNull);
  }

  static void time(JsonGenerator json, String key, Instant value) {
    json.writeStringProperty(key, TIMESTAMP.format(value));
  }

  static void texts(JsonGenerator json, String key, Collection<String> values) {
    json.writeArrayPropertyStart(key);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
