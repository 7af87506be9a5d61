package dev.runner.exporter.doubles;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** InfluxDB 1 and 2: points by series and time, written line by line. */
public final class InfluxDouble implements HttpDouble.Service {

  private static final Pattern LINE =
      Pattern.compile(
          "((?:\\\\.|[^ ])+) ((?:\"(?:\\\\.|[^\"\\\\])*\"|[^ \"])+) (-?\\d+)", Pattern.DOTALL);

  private final Map<String, String> points = new TreeMap<>();
  private Predicate<String> refused = line -> false;

  /** Refuses these lines of a call while it writes the others. */
  public synchronized void refuses(Predicate<String> lines) {
    refused = lines;
  }

  /** Returns the fields by measurement, tags and time. */
  public synchronized Map<String, String> points() {
    return new TreeMap<>(points);
  }

  @Override
  public synchronized Reply answer(Call call) {
    boolean second = call.path().equals("/api/v2/write");
    boolean asked =
        second
            ? call.parameter("org").isPresent() && call.parameter("bucket").isPresent()
            : call.path().equals("/write") && call.parameter("db").isPresent();
    if (!call.method().equals("POST") || !asked) {
      return Reply.json(404, "{\"code\":\"not found\",\"message\":\"path\"}");
    }
    if (call.parameter(second ? "bucket" : "db").orElseThrow().equals("nowhere")) {
      return second
          ? Reply.json(404, "{\"code\":\"not found\",\"message\":\"bucket not found\"}")
          : Reply.json(404, "{\"error\":\"database not found: \\\"nowhere\\\"\"}");
    }
    return write(call.text(), second);
  }

  private Reply write(String body, boolean second) {
    int dropped = 0;
    // A line ends where no text of a field is open.
    for (String line : body.split("\n(?=runner_)", -1)) {
      var parts = LINE.matcher(line.strip());
      if (!parts.matches() || refused.test(line)) {
        dropped++;
      } else {
        points.put(parts.group(1) + " " + parts.group(3), parts.group(2));
      }
    }
    if (dropped == 0) {
      return Reply.of(204);
    }
    return second
        ? Reply.json(
            422, "{\"code\":\"unprocessable entity\",\"message\":\"failure writing points\"}")
        : Reply.json(
            400,
            "{\"error\":\"partial write: field type conflict dropped=%d\"}".formatted(dropped));
  }
}
