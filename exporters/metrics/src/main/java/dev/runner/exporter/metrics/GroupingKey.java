package dev.runner.exporter.metrics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a push replaces.
 *
 * @param job the job
 * @param labels the other labels
 */
record GroupingKey(String job, Map<String, String> labels) {

  /** A push replaces those of its metrics by those of its group. */
  private static final Set<String> OF_METRICS = Set.of("run", "state", "outcome", "plugin");

  private static final Pattern LABEL = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]*");

  /** Sorts the labels. */
  GroupingKey {
    labels = new TreeMap<>(labels);
  }

  static boolean isLabel(String name) {
    return LABEL.matcher(name).matches() && !name.equals("job") && !OF_METRICS.contains(name);
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
