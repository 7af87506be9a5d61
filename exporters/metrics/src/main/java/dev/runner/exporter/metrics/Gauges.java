package dev.runner.exporter.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes gauges in Prometheus' text format 0.0.4. */
final class Gauges {

  private final StringBuilder text = new StringBuilder();

  /** Begins a gauge, whose samples follow. */
  void begin(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  void sample(String name, Map<String, String> labels, String value) {
    text.append(name);
    if (!labels.isEmpty()) {
      String sorted =
          labels.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
              .collect(Collectors.joining(",", "{", "}"));
      text.append(sorted);
    }
    text.append(' ').append(value).append('\n');
  }

  String text() {
    return text.toString();
  }

  static String seconds(Duration time) {
    return "%d.%03d".formatted(time.toSeconds(), time.toMillisPart());
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
