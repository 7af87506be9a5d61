package dev.runner.exporter.opensearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the service says of each document of a call. */
final class BulkReply {

  private static final JsonFactory JSON = new JsonFactory();

  private BulkReply() {}

  /**
   * What it says of a document.
   *
   * @param status a status as of HTTP
   * @param why what was wrong with it; empty if nothing was
   */
  record Line(int status, String why) {}

  /** Returns a line for each document in their order; empty if the reply cannot be understood. */
  static Optional<List<Line>> read(String reply) {
    List<Line> lines = new ArrayList<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), reply)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean items = json.currentName().equals("items");
        if (json.nextToken() == JsonToken.START_ARRAY && items) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            lines.add(line(json));
          }
        } else {
          json.skipChildren();
        }
      }
      return Optional.of(lines);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Reads {@code {"index":{"status":400,"error":{"type":T,"reason":R}}}}, whatever the action. */
  private static Line line(JsonParser json) {
    int status = 0;
    StringBuilder why = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      if (token == null) {
        break;
      } else if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (depth == 2 && "status".equals(json.currentName()) && token.isNumeric()) {
        status = json.getIntValue();
      } else if (depth > 2 && token == JsonToken.VALUE_STRING) {
        why.append(why.isEmpty() ? "" : ": ").append(json.getString());
      }
    }
    return new Line(status, why.toString());
  }
}
