package dev.runner.core.task;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads JSON token by token, and passes over what is not as it should be: each value of Rally's may
 * be absent, null, or a text such as {@code n/a}.
 */
final class ReportInput implements AutoCloseable {

  /** Python writes NaN and Infinity, which are no JSON. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_NAME = 500;

  private final JsonParser parser;

  ReportInput(InputStream in) {
    this.parser = FACTORY.createParser(ObjectReadContext.empty(), in);
  }

  /** What is done with a value whose first token has been read. */
  interface Reader {

    /**
     * Reads all of the value or nothing of it.
     *
     * @param name the name of the property; of an element, empty
     */
    void read(String name) throws WrongReportException;
  }

  /** Goes on to the next token; returns whether there is one. */
  boolean next() {
    return parser.nextToken() != null;
  }

  boolean isObject() {
    return parser.hasToken(JsonToken.START_OBJECT);
  }

  boolean isArray() {
    return parser.hasToken(JsonToken.START_ARRAY);
  }

  /** Reads the properties of the object that has begun; of anything else, none. */
  void properties(Reader reader) throws WrongReportException {
    if (!isObject()) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      value(name, reader);
    }
  }

  /** Reads the elements of the array that has begun; of anything else, none. */
  void elements(Reader reader) throws WrongReportException {
    if (!isArray()) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
      value("", reader);
    }
  }

  /** A value that was left is passed over. */
  private void value(String name, Reader reader) throws WrongReportException {
    reader.read(name);
    parser.skipChildren();
  }

  /** Returns the number that has been read, if it is one. */
  OptionalDouble number() {
    if (parser.currentToken().isNumeric()) {
      double value = parser.getDoubleValue();
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
    return OptionalDouble.empty();
  }

  /** Returns the text that has been read, its beginning if it is long; empty if it is none. */
  String text() {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return "";
    }
    return cut(parser.getString(), LONGEST_TEXT);
  }

  /** Returns a name, its beginning if it is too long for one. */
  static String name(String text) {
    return cut(text, LONGEST_NAME);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "...";
  }

  /** Returns the number, text or boolean that has been read, as it was written. */
  Optional<String> scalar() {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> Optional.of(text());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          Optional.of(parser.getString());
      default -> Optional.empty();
    };
  }

  /** Returns the boolean that has been read, if it is one. */
  Optional<Boolean> flag() {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> Optional.of(true);
      case VALUE_FALSE -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  public void close() {
    parser.close();
  }
}
