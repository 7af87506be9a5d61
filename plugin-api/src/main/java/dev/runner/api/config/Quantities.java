package dev.runner.api.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes numbers with units: spans of time and sizes of data. */
final class Quantities {

  private static final Pattern SIGNED = Pattern.compile("([-+]?[0-9]+(?:\\.[0-9]+)?)\\s*([a-z]*)");
  private static final Pattern UNSIGNED = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z]*)");

  private static final long KILO = 1_000;
  private static final long KIBI = 1_024;

  private record Unit(String name, double amount) {}

  private static final List<Unit> TIMES =
      List.of(
          new Unit("d", 86_400e9),
          new Unit("h", 3_600e9),
          new Unit("m", 60e9),
          new Unit("s", 1e9),
          new Unit("ms", 1e6),
          new Unit("us", 1e3));

  private static final List<Unit> SIZES =
      List.of(
          new Unit("t", 0x1p40), new Unit("g", 0x1p30), new Unit("m", 0x1p20), new Unit("k", 1024));

  private Quantities() {}

  // By hand: the configuration library takes 30 ms to start and knows no other way in.
  static Duration duration(String text) {
    Matcher parts = matched(SIGNED, text);
    return Duration.ofNanos(product(parts.group(1), nanoseconds(parts.group(2))));
  }

  /** Reads a size in bytes; a power of 1024 if its unit is a letter, as to the JVM. */
  static long size(String text) {
    Matcher parts = matched(UNSIGNED, text);
    return product(parts.group(1), bytes(parts.group(2)));
  }

  /** Returns a typed value as a number to compare: of nanoseconds, of bytes, or as it is. */
  static double number(Object value) {
    return value instanceof Duration time ? time.toNanos() : ((Number) value).doubleValue();
  }

  /** Returns a range as its bounds would be written. */
  static String text(OptionKind kind, OptionRange range) {
    return switch (kind) {
      case DURATION -> text(range.min(), TIMES, "ns") + " to " + text(range.max(), TIMES, "ns");
      case SIZE -> text(range.min(), SIZES, "") + " to " + text(range.max(), SIZES, "");
      default -> range.toString();
    };
  }

  private static String text(double number, List<Unit> units, String smallest) {
    for (Unit unit : units) {
      double amount = number / unit.amount;
      if (number != 0 && amount == Math.rint(amount)) {
        return (long) amount + unit.name;
      }
    }
    return (long) number + (number == 0 ? "" : smallest);
  }

  private static Matcher matched(Pattern pattern, String text) {
    Matcher parts = pattern.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    return parts;
  }

  private static long product(String number, long unit) {
    return new BigDecimal(number)
        .multiply(BigDecimal.valueOf(unit))
        .toBigInteger()
        .longValueExact();
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

  private static long bytes(String unit) {
    return switch (unit) {
      case "", "b", "B", "byte", "bytes" -> 1;
      case "k", "K", "Ki", "KiB", "kibibyte", "kibibytes" -> KIBI;
      case "kB", "kilobyte", "kilobytes" -> KILO;
      case "m", "M", "Mi", "MiB", "mebibyte", "mebibytes" -> KIBI * KIBI;
      case "MB", "megabyte", "megabytes" -> KILO * KILO;
      case "g", "G", "Gi", "GiB", "gibibyte", "gibibytes" -> KIBI * KIBI * KIBI;
      case "GB", "gigabyte", "gigabytes" -> KILO * KILO * KILO;
      case "t", "T", "Ti", "TiB", "tebibyte", "tebibytes" -> KIBI * KIBI * KIBI * KIBI;
      case "TB", "terabyte", "terabytes" -> KILO * KILO * KILO * KILO;
      default -> throw new IllegalArgumentException(unit);
    };
  }
}
