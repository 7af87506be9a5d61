package dev.runner.exporter.testrail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A value of JSON. What is null is as if it were not there.
 *
 * @param value a map by text, a list, a text, a Long, a Double or a Boolean
 */
record Node(Object value) {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Returns what a text holds; empty if that is no JSON, or null. */
  static Optional<Node> parse(String text) {
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      Optional<Object> value = in.nextToken() == null ? Optional.empty() : value(in);
      return in.nextToken() == null ? value.map(Node::new) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> value(JsonParser in) {
    JsonToken token = in.currentToken();
    return switch (token) {
      case START_OBJECT -> Optional.of(object(in));
      case START_ARRAY -> Optional.of(array(in));
      case VALUE_TRUE, VALUE_FALSE -> Optional.of(token == JsonToken.VALUE_TRUE);
      case VALUE_NUMBER_INT -> Optional.of(integer(in));
      case VALUE_NUMBER_FLOAT -> Optional.of(in.getDoubleValue());
      case VALUE_STRING -> Optional.of(in.getString());
      default -> Optional.empty();
    };
  }

  private static Object integer(JsonParser in) {
    return switch (in.getNumberType()) {
      case INT, LONG -> (Object) in.getLongValue();
      default -> in.getDoubleValue();
    };
  }

  private static Map<String, Object> object(JsonParser in) {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      in.nextToken();
      value(in).ifPresent(value -> fields.put(name, value));
    }
    return fields;
  }

  private static List<Object> array(JsonParser in) {
    List<Object> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      value(in).ifPresent(elements::add);
    }
    return elements;
  }

  /** Returns a field; empty if there is none, or this is no object. */
  Optional<Node> find(String name) {
    return value instanceof Map<?, ?> fields
        ? Optional.ofNullable(fields.get(name)).map(Node::new)
        : Optional.empty();
  }

  /** Returns a whole number, also one that is written as a text. */
  Optional<Long> number(String name) {
    return find(name).flatMap(Node::asNumber);
  }

  /** Returns this as a whole number. */
  Optional<Long> asNumber() {
    if (value instanceof Long number) {
      return Optional.of(number);
    }
    return value instanceof String text && text.matches("[0-9]{1,18}")
        ? Optional.of(Long.valueOf(text))
        : Optional.empty();
  }

  /** Returns what all things of TestRail are known by; 0 if it has none. */
  long id() {
    return number("id").orElse(0L);
  }

  /** Returns a field as text; empty text if there is none. */
  String text(String name) {
    return find(name).map(node -> node.value().toString()).orElse("");
  }

  /** Tells whether a field is true, or 1. */
  boolean is(String name) {
    return find(name)
        .map(node -> node.value().equals(true) || node.value().equals(1L))
        .orElse(false);
  }

  /** Returns the elements of a list; none if this is none. */
  List<Node> elements() {
    return value instanceof List<?> list ? list.stream().map(Node::new).toList() : List.of();
  }

  /** Returns the elements of a field. */
  List<Node> elements(String name) {
    return find(name).map(Node::elements).orElse(List.of());
  }

  /** Returns the names of the fields, in order. */
  List<String> names() {
    return value instanceof Map<?, ?> fields
        ? fields.keySet().stream().map(Object::toString).toList()
        : List.of();
  }
}
