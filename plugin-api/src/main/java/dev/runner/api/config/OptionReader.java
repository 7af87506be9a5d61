package dev.runner.api.config;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Reads the texts of a value as what its option declares.
 *
 * <p>A value is a list of texts: one for a scalar, any number for a list. This is the only place
 * where texts become typed, for the runner and for tests that run alone.
 *
 * @since 0.1
 */
@API(status = INTERNAL, since = "0.1")
public final class OptionReader {

  /** What stands in a message where a secret's value would. */
  public static final String MASK = "***";

  private static final Pattern DURATION =
      Pattern.compile("([-+]?[0-9]+(?:\\.[0-9]+)?)\\s*([a-z]*)");

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]*@");

  private OptionReader() {}

  /**
   * Splits the text of an environment variable or a command line into the texts of a value.
   *
   * @param option the option
   * @param text the text; elements of a list are separated by commas
   * @return the texts of the value
   */
  public static List<String> elements(Option option, String text) {
    if (option.kind() != OptionKind.LIST) {
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
    if (option.kind() != OptionKind.LIST && elements.size() != 1) {
      return Optional.of(found(option, elements) + " (expected one value, not a list)");
    }
    if (!option.choices().isEmpty() && !option.choices().containsAll(elements)) {
      return Optional.of(
          found(option, elements) + " (allowed are " + String.join(", ", option.choices()) + ")");
    }
    try {
      Object value = typed(option.kind(), elements);
      if (option.range().isPresent() && !option.range().get().contains(number(value))) {
        return Optional.of(
            found(option, elements) + " (allowed are numbers from " + option.range().get() + ")");
      }
      return Optional.empty();
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.of(
          found(option, elements) + " (expected " + option.kind().expectation() + ")");
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
      case DURATION -> duration(text);
      case URI -> URI.create(filled(text));
      case PATH -> Path.of(filled(text));
      case LIST -> List.copyOf(elements);
    };
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

  // By hand: the configuration library takes 30 ms to start and knows no other way in.
  private static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    BigDecimal unit = BigDecimal.valueOf(nanoseconds(parts.group(2)));
    return Duration.ofNanos(
        new BigDecimal(parts.group(1)).multiply(unit).toBigInteger().longValueExact());
  }

  private static long nanoseconds(String unit) {
    return switch (unit) {
      case "ns", "nano", "nanos", "nanosecond", "nanoseconds" -> 1;
      case "us", "micro", "micros", "microsecond", "microseconds" -> 1_000;
      case "", "ms", "milli", "millis", "millisecond", "milliseconds" -> 1_000_000;
      case "s", "second", "seconds" -> 1_000_000_000;
      case "m", "minute", "minutes" -> 60_000_000_000L;
      case "h", "hour", "hours" -> 3_600_000_000_000L;
      case "d", "day", "days" -> 86_400_000_000_000L;
      default -> throw new IllegalArgumentException(unit);
    };
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
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
