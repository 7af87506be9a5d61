package dev.runner.exporter.metrics;

import dev.runner.exporter.http.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One point as a line of InfluxDB's line protocol. Tags and fields without a value are left out.
 */
final class LineProtocol {

  private static final int LONGEST_TAG = 1_000;
  private static final int LONGEST_FIELD = 4_000;
  private static final long NANOS = 1_000_000;

  private final String measurement;
  private final Map<String, String> tags = new TreeMap<>();
  private final Map<String, String> fields = new TreeMap<>();

  /** Begins a point. */
  LineProtocol(String measurement, Map<String, String> tags) {
    this.measurement = oneLine(measurement);
    tags.forEach(this::tag);
  }

  LineProtocol tag(String name, String value) {
    String one = oneLine(value);
    if (!one.isEmpty() && !oneLine(name).isEmpty()) {
      tags.put(oneLine(name), one);
    }
    return this;
  }

  LineProtocol field(String name, long value) {
    fields.put(oneLine(name), value + "i");
    return this;
  }

  LineProtocol field(String name, double value) {
    fields.put(oneLine(name), BigDecimal.valueOf(value).toPlainString());
    return this;
  }

  LineProtocol field(String name, boolean value) {
    fields.put(oneLine(name), value ? "true" : "false");
    return this;
  }

  LineProtocol field(String name, String value) {
    if (!value.isEmpty()) {
      String cut = value.substring(0, Math.min(LONGEST_FIELD, value.length()));
      fields.put(oneLine(name), '"' + cut.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return this;
  }

  /**
   * Returns the line.
   *
   * @param at the time, to milliseconds
   * @param identity what is behind the milliseconds is made of it, so that two points of the same
   *     series do not become one
   * @param precision {@code ns}, {@code us}, {@code ms} or {@code s}
   */
  String at(Instant at, String identity, String precision) {
    StringBuilder line = new StringBuilder(escaped(measurement).replace("\\=", "="));
    tags.forEach(
        (name, value) -> line.append(',').append(escaped(name)).append('=').append(escaped(value)));
    char before = ' ';
    for (Map.Entry<String, String> field : fields.entrySet()) {
      line.append(before).append(escaped(field.getKey())).append('=').append(field.getValue());
      before = ',';
    }
    return line.append(' ').append(time(at, identity, precision)).toString();
  }

  private static long time(Instant at, String identity, String precision) {
    long millis = at.toEpochMilli();
    long below = Long.parseLong(Item.digest(identity).substring(0, 12), 16) % NANOS;
    return switch (precision) {
      case "s" -> Math.floorDiv(millis, 1_000L);
      case "ms" -> millis;
      case "us" -> millis * 1_000 + below / 1_000;
      default -> millis * NANOS + below;
    };
  }

  private static String escaped(String text) {
    return text.replace(",", "\\,").replace("=", "\\=").replace(" ", "\\ ");
  }

  /**
   * Line ends cannot be written in a tag or name, nor a backslash at its end, which would change
   * what follows; what is cut off keeps a digest, so that two tags do not become one.
   */
  private static String oneLine(String value) {
    String text =
        value
            .replaceAll("[\\r\\n]+", " ")
            .replaceAll("[\\\\\\p{javaWhitespace}]+$", "")
            .stripLeading();
    if (text.length() <= LONGEST_TAG) {
      return text;
    }
    return text.substring(0, LONGEST_TAG) + "#" + Item.digest(text).substring(0, 12);
  }
}
