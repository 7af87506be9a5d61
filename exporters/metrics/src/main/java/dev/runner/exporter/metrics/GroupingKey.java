package dev.runner.exporter.metrics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a push replaces.
 *
 * @param job the job
 * @param labels the other labels
 */
record GroupingKey(String job, Map<String, String> labels) {

  /** Tells groups of tasks from those of runs, which have none. */
  private static final String KIND = "kind";

  /** A push replaces those of its metrics by those of its group. */
  private static final Set<String> OF_METRICS =
      new LinkedHashSet<>(
          List.of(
              "run",
              "state",
              "outcome",
              "plugin",
              "task",
              "title",
              "status",
              "workload",
              "number",
              "figure",
              KIND));

  private static final Pattern LABEL = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]*");

  /** Sorts the labels. */
  GroupingKey {
    labels = new TreeMap<>(labels);
  }

  static boolean isLabel(String name) {
    return LABEL.matcher(name).matches() && !name.equals("job") && !OF_METRICS.contains(name);
  }

  /** Returns those that are not allowed, as part of a sentence. */
  static String taken() {
    return OF_METRICS.stream().collect(Collectors.joining("', '", "'", "'"));
  }

  /** Returns the same for tasks. */
  GroupingKey ofTasks() {
    Map<String, String> all = new TreeMap<>(labels);
    all.put(KIND, "task");
    return new GroupingKey(job, all);
  }

  /** Returns the path of the group, always the same for the same labels. */
  String path() {
    StringBuilder path = new StringBuilder("/metrics/").append(part("job", job));
    labels.forEach((name, value) -> path.append('/').append(part(name, value)));
    return path.toString();
  }

  /** A slash cannot be part of a path's part, whatever is done to it, nor can nothing. */
  private static String part(String name, String value) {
    if (value.isEmpty()) {
      return name + "@base64/=";
    }
    if (value.contains("/") || value.equals(".") || value.equals("..")) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      return name + "@base64/" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
    return name + "/" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
