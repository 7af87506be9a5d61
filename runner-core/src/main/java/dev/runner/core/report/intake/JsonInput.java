package dev.runner.core.report.intake;

import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON of bounded depth, one value at a time. */
final class JsonInput implements AutoCloseable {

  private static final int DEEPEST = 50;
  private static final int LONGEST_NAME = 1 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(LONGEST_NAME)
                  .build())
          .build();

  private final JsonParser parser;

  JsonInput(InputStream in) {
    this.parser = FACTORY.createParser(ObjectReadContext.empty(), in);
  }

  JsonInput(Reader in) {
    this.parser = FACTORY.createParser(ObjectReadContext.empty(), in);
  }

  /** Returns the next token; null at the end. */
  @org.jspecify.annotations.Nullable
  JsonToken next() throws ImportException {
    try {
      return parser.nextToken();
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  /** Returns the name of the property that has just been read. */
  String name() {
    return parser.currentName();
  }

  /** Reads the value whose first token has just been read. */
  Object value() throws ImportException {
    try {
      return read();
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  /** Reads the object whose first token has just been read. */
  JsonValues object() throws ImportException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw new ImportException(
          "an object is expected at line %d".formatted(parser.currentLocation().getLineNr()));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    try {
      fill(values);
    } catch (JacksonException e) {
      throw broken(e);
    }
    return new JsonValues(values);
  }

  @Override
  public void close() {
    parser.close();
  }

  private Object read() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> values = new LinkedHashMap<>();
        fill(values);
        yield values;
      }
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(read());
        }
        yield values;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> "";
    };
  }

  private void fill(Map<String, Object> values) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        values.put(name, read());
      }
    }
  }

  private static ImportException broken(JacksonException e) {
    String place =
        e.getLocation() == null
            ? ""
            : " (line %d, column %d)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return new ImportException("it is no valid JSON: " + e.getOriginalMessage() + place, e);
  }
}
