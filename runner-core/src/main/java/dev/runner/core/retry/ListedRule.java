package dev.runner.core.retry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An element of a list in the configuration: {@code WHAT # key=value, key=value}.
 *
 * @param subject what it is for: a regular expression or the id of a plugin
 * @param text the whole element, for messages
 * @param values its values by key
 */
record ListedRule(String subject, String text, Map<String, String> values) {

  /** Copies the map. */
  ListedRule {
    values = Map.copyOf(values);
  }

  /**
   * Reads an element.
   *
   * @param subject what stands before the mark
   * @param marks what stands behind it
   * @param text the whole element
   * @param keys the keys that are allowed; the last one takes all that follows, commas as well
   * @throws IllegalArgumentException if a part has no such key, or one comes twice
   */
  static ListedRule parse(String subject, String marks, String text, List<String> keys) {
    if (subject.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' does not say what it is for (expected '%s')".formatted(text, form(keys)));
    }
    Map<String, String> values = new LinkedHashMap<>();
    String rest = marks.strip();
    String last = keys.get(keys.size() - 1) + "=";
    while (!rest.isEmpty()) {
      int comma = compact(rest).startsWith(last) ? -1 : rest.indexOf(',');
      String part = comma < 0 ? rest : rest.substring(0, comma);
      rest = comma < 0 ? "" : rest.substring(comma + 1).strip();
      put(part, text, keys, values);
    }
    return new ListedRule(subject, text, values);
  }

  /**
   * Returns the text of a key that must be there.
   *
   * @throws IllegalArgumentException if it is not, or is empty
   */
  String required(String key) {
    return value(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' has no %s: add '%s=...' behind the '#'".formatted(text, key, key)));
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  private static void put(String part, String text, List<String> keys, Map<String, String> values) {
    int equals = part.indexOf('=');
    String key = part.substring(0, Math.max(0, equals)).strip();
    if (!keys.contains(key)) {
      throw new IllegalArgumentException(
          "'%s' has '%s' behind its '#' (expected '%s'; known are %s)"
              .formatted(text, part.strip(), form(keys), String.join(", ", new TreeSet<>(keys))));
    }
    if (values.put(key, part.substring(equals + 1).strip()) != null) {
      throw new IllegalArgumentException("'%s' has '%s' twice: leave one out".formatted(text, key));
    }
  }

  private static String compact(String text) {
    return text.replaceFirst("\\s*=", "=");
  }

  private static String form(List<String> keys) {
    return "WHAT # " + String.join("=..., ", keys) + "=...";
  }
}
