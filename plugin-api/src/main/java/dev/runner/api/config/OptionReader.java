package dev.runner.api.config;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Reads the texts of a value as what its option declares.
 *
 * <p>A value is a list of texts: one for a scalar, any number for a list, one {@code key=value} for
 * each pair of a map. This is the only place where texts become typed, for the runner and for tests
 * that run alone.
 *
 * @since 0.1
 */
@API(status = INTERNAL, since = "0.1")
public final class OptionReader {

  /** What stands in a message where a secret's value would. */
  public static final String MASK = "***";

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]*@");

  private OptionReader() {}

  /**
   * Splits the text of an environment variable or a command line into the texts of a value.
   *
   * @param option the option
   * @param text the text; elements of lists and maps are separated by commas
   * @return the texts of the value
   */
  public static List<String> elements(Option option, String text) {
    if (!option.kind().hasElements()) {
      return List.of(text);
    }
    return Arrays.stream(text.split(",")).map(String::strip).filter(e -> !e.isEmpty()).toList();
  }

  /**
   * Tells what is wrong with a value.
   *
   * @param option what was declared
   * @param elements the value's texts
   * @return what was found and what is allowed, with a secret masked; empty if the value is good
   */
  public static Optional<String> problem(Option option, List<String> elements) {
    if (!option.kind().hasElements() && elements.size() != 1) {
      return Optional.of(found(option, elements) + " (expected one value, not a list)");
    }
    try {
      Object value = typed(option.kind(), elements);
      return limit(option, value, parts(value, elements))
          .map(allowed -> found(option, elements) + " (" + allowed + ")");
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.of(
          found(option, elements) + " (expected " + option.kind().expectation() + ")");
    }
  }

  /** Returns the limit that a value does not keep to: what is allowed instead. */
  private static Optional<String> limit(Option option, Object value, List<String> parts) {
    if (!option.choices().isEmpty() && !option.choices().containsAll(parts)) {
      return Optional.of("allowed are " + String.join(", ", option.choices()));
    }
    if (option.range().isPresent() && !option.range().get().contains(Quantities.number(value))) {
      return Optional.of(
          "allowed are " + numbers(option.kind()) + " from " + option.bounds().get());
    }
    return option
        .pattern()
        .filter(regex -> !new OptionPattern(regex).matches(parts))
        .map(regex -> "it must match " + regex);
  }

  private static String numbers(OptionKind kind) {
    return switch (kind) {
      case SIZE -> "sizes";
      case DURATION -> "durations";
      default -> "numbers";
    };
  }

  /** Returns the texts that choices and patterns are about: of a map the values. */
  private static List<String> parts(Object value, List<String> elements) {
    return value instanceof Map<?, ?> map
        ? map.values().stream().map(String.class::cast).toList()
        : elements;
  }

  /** Tells whether the value of a scalar is equal to another, however they are written. */
  static boolean same(Option option, List<String> elements, String other) {
    try {
      return typed(option.kind(), elements).equals(typed(option.kind(), List.of(other)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return false;
    }
  }

  /**
   * Returns a value as people may see it.
   *
   * @param option what was declared
   * @param elements the value's texts
   * @return the texts joined by commas, {@link #MASK} for a secret, user and password of a URI
   *     masked in any case
   */
  public static String shown(Option option, List<String> elements) {
    return option.secret()
        ? MASK
        : USER_INFO.matcher(String.join(",", elements)).replaceAll(MASK + "@");
  }

  /**
   * Converts a value to the Java type that a test asks for.
   *
   * @param <T> the type
   * @param option what was declared
   * @param elements the value's texts, free of problems
   * @param type the type wanted: the natural one of the option's kind, {@code String}, or for
   *     choices an enumeration
   * @return the value
   * @throws OptionException if the option's kind cannot be given as this type
   */
  static <T> T convert(Option option, List<String> elements, Class<T> type) {
    Class<T> wanted = boxed(type);
    Object value = typed(option.kind(), elements);
    if (wanted == String.class) {
      value = String.join(",", elements);
    } else if (wanted.isEnum()) {
      value = constant(option, wanted, elements);
    } else if (wanted == Integer.class && value instanceof Long number && fits(number)) {
      value = number.intValue();
    }
    if (!wanted.isInstance(value)) {
      throw new OptionException(
          "Option '%s' is %s and cannot be read as %s: its value is '%s'"
              .formatted(
                  option.name(),
                  option.kind().expectation(),
                  type.getName(),
                  shown(option, elements)));
    }
    return wanted.cast(value);
  }

  /**
   * Returns how a constant is written in a configuration.
   *
   * @param constant the constant
   * @return its name in small letters, with dashes for underscores
   */
  static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Object typed(OptionKind kind, List<String> elements) {
    String text = elements.isEmpty() ? "" : elements.get(0).strip();
    return switch (kind) {
      case STRING -> elements.get(0);
      case BOOLEAN -> truth(text);
      case INTEGER -> Long.valueOf(text);
      case DECIMAL -> finite(Double.parseDouble(text));
      case DURATION -> Quantities.duration(text);
      case SIZE -> Quantities.size(text);
      case URI -> URI.create(filled(text));
      case PATH -> Path.of(filled(text));
      case LIST -> List.copyOf(elements);
      case MAP -> map(elements);
    };
  }

  private static Map<String, String> map(List<String> elements) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String element : elements) {
      int end = element.indexOf('=');
      String key = element.substring(0, Math.max(0, end)).strip();
      if (key.isEmpty() || map.put(key, element.substring(end + 1).strip()) != null) {
        throw new IllegalArgumentException(element);
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static String filled(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty"); // to the JDK it is the current folder
    }
    return text;
  }

  private static double finite(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(Double.toString(number));
    }
    return number;
  }

  private static boolean fits(long number) {
    return number == (int) number;
  }

  private static <T> Object constant(Option option, Class<T> type, List<String> elements) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> elements.equals(List.of(spelling((Enum<?>) constant))))
        .findFirst()
        .orElseThrow(
            () ->
                new OptionException(
                    "Option '%s': '%s' is no constant of %s"
                        .formatted(option.name(), shown(option, elements), type.getName())));
  }

  private static String found(Option option, List<String> elements) {
    return "invalid value '" + shown(option, elements) + "'";
  }

  @SuppressWarnings("unchecked")
  private static <T> Class<T> boxed(Class<T> type) {
    return (Class<T>) java.lang.invoke.MethodType.methodType(type).wrap().returnType();
  }
}
