package dev.runner.core.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Counts the tags of tests. */
final class HtmlTags {

  private static final int MOST = 1000;
  private static final int SHOWN = 40;

  private final Map<String, Integer> counts = new HashMap<>();

  HtmlTags() {}

  /** Counts those of a test; a run with a thousand tags gets no more. */
  void add(List<String> tags) {
    for (String tag : tags) {
      if (counts.size() < MOST || counts.containsKey(tag)) {
        counts.merge(tag, 1, Integer::sum);
      }
    }
  }

  /** Writes those that most tests have. */
  void write(JsonGenerator json) {
    json.writeArrayPropertyStart("tags");
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(SHOWN)
        .forEach(
            tag -> {
              json.writeStartArray();
              json.writeString(tag.getKey());
              json.writeNumber(tag.getValue());
              json.writeEndArray();
            });
    json.writeEndArray();
  }
}
