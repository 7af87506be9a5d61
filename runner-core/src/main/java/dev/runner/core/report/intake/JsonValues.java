package dev.runner.core.report.intake;

import dev.runner.core.plugin.PluginId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of JSON that has been read.
 *
 * @param values its values: texts, numbers, booleans, lists and maps; what is null is left out
 */
record JsonValues(Map<String, Object> values) {

  /** Returns a text; empty text if it is not there. */
  String text(String key) {
    return optional(key).orElse("");
  }

  Optional<String> optional(String key) {
    return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns a number; 0 if it is not there. */
  long number(String key) {
    return values.get(key) instanceof Number number ? number.longValue() : 0;
  }

  int small(String key) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, number(key)));
  }

  Duration millis(String key) {
    return SaneTime.of(Duration.ofMillis(number(key)));
  }

  /** Returns a point in time; empty if it is not there, or cannot be. */
  Optional<Instant> time(String key) throws ImportException {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return SaneTime.of(Instant.parse(text.get()));
    } catch (DateTimeException e) {
      throw new ImportException("'%s' of %s is no point in time".formatted(text.get(), key), e);
    }
  }

  PluginId plugin(String key) throws ImportException {
    String id = text(key);
    if (!PluginId.isValid(id)) {
      throw new ImportException(
          "'%s' of %s is no id of a plugin (%s)".formatted(id, key, PluginId.RULE));
    }
    return new PluginId(id);
  }

  /** Returns a constant of an enum; empty if there is no text. */
  <E extends Enum<E>> Optional<E> constant(Class<E> type, String key) throws ImportException {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<E> found =
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> constant.name().equals(text.get()))
            .findFirst();
    if (found.isEmpty()) {
      throw new ImportException(
          "'%s' of %s is unknown (expected %s)"
              .formatted(text.get(), key, Arrays.toString(type.getEnumConstants())));
    }
    return found;
  }

  List<String> texts(String key) {
    return list(key).stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  List<JsonValues> objects(String key) {
    return list(key).stream().flatMap(value -> object(value).stream()).toList();
  }

  /** Returns an object; an empty one if it is not there. */
  JsonValues object(String key) {
    return Optional.ofNullable(values.get(key))
        .flatMap(JsonValues::object)
        .orElse(new JsonValues(Map.of()));
  }

  private List<?> list(String key) {
    return values.get(key) instanceof List<?> list ? list : List.of();
  }

  @SuppressWarnings("unchecked") // keys of what JsonInput has read are texts
  private static Optional<JsonValues> object(Object value) {
    return value instanceof Map<?, ?> map
        ? Optional.of(new JsonValues((Map<String, Object>) map))
        : Optional.empty();
  }
}
