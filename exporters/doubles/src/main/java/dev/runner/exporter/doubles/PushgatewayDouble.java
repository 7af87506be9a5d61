package dev.runner.exporter.doubles;

import java.util.Map;
import java.util.TreeMap;

/** A Prometheus push gateway: groups of metrics that are replaced or added to. */
public final class PushgatewayDouble implements HttpDouble.Service {

  private final Map<String, Map<String, String>> groups = new TreeMap<>();

  /** Returns the samples by group and then by name with labels. */
  public synchronized Map<String, Map<String, String>> groups() {
    Map<String, Map<String, String>> copy = new TreeMap<>();
    groups.forEach((group, samples) -> copy.put(group, new TreeMap<>(samples)));
    return copy;
  }

  @Override
  public synchronized Reply answer(Call call) {
    boolean put = call.method().equals("PUT");
    if (!call.path().startsWith("/metrics/job") || !(put || call.method().equals("POST"))) {
      return Reply.of(405);
    }
    Map<String, String> pushed = new TreeMap<>();
    for (String line : call.text().lines().filter(text -> !text.startsWith("#")).toList()) {
      int end = line.lastIndexOf(' ');
      pushed.put(line.substring(0, end), line.substring(end + 1));
    }
    if (!call.text().endsWith("\n")) {
      return new Reply(400, Map.of(), "text format parsing error: unexpected end of input stream");
    }
    Map<String, String> group = groups.computeIfAbsent(call.path(), path -> new TreeMap<>());
    if (put) {
      group.clear();
    }
    group
        .keySet()
        .removeIf(old -> pushed.keySet().stream().anyMatch(n -> name(n).equals(name(old))));
    group.putAll(pushed);
    return Reply.of(200);
  }

  private static String name(String sample) {
    return sample.replaceFirst("\\{.*", "");
  }
}
