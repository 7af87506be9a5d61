package dev.runner.core.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a line of a document of exchanges; what it does not know, it leaves alone. */
final class CallReader {

  private static final JsonFactory FACTORY = new JsonFactory();

  private CallReader() {}

  /** Returns the exchange; empty if the line is none. */
  static Optional<Call> read(String line) {
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), line)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Map<String, String> values = values(in);
      return in.nextToken() == null ? call(line, values) : Optional.empty();
    } catch (JacksonException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns the texts of the values that are no objects or arrays, and not null. */
  private static Map<String, String> values(JsonParser in) {
    Map<String, String> values = new HashMap<>();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      if (value.isStructStart()) {
        in.skipChildren();
      } else if (value != JsonToken.VALUE_NULL) {
        values.put(name, in.getString());
      }
    }
    return values;
  }

  private static Optional<Call> call(String line, Map<String, String> values) {
    if (!values.containsKey("method") || !values.containsKey("uri")) {
      return Optional.empty();
    }
    String status = values.get("status");
    String wait = values.get("waitMs");
    return Optional.of(
        new Call(
            line,
            values.getOrDefault("at", ""),
            values.getOrDefault("phase", ""),
            values.getOrDefault("method", ""),
            values.getOrDefault("uri", ""),
            status == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(status)),
            Double.parseDouble(values.getOrDefault("durationMs", "0")),
            Integer.parseInt(values.getOrDefault("attempt", "1")),
            wait == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(wait)),
            Optional.ofNullable(values.get("failure"))));
  }
}
