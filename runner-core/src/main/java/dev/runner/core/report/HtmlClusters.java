package dev.runner.core.report;

import dev.runner.core.failure.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Puts failures together that have a fingerprint in common, and keeps a few of each. */
final class HtmlClusters {

  private static final int MOST = 1000;
  private static final int SHOWN = 50;
  private static final int EXAMPLES = 3;

  private final Map<String, Cluster> clusters = new LinkedHashMap<>();

  HtmlClusters() {}

  /**
   * Adds a failure.
   *
   * @param id the test
   * @return the number of its cluster, from 0; -1 if there are too many already
   */
  int add(String id, Fingerprint fingerprint) {
    Cluster cluster = clusters.get(fingerprint.id());
    if (cluster == null) {
      if (clusters.size() == MOST) {
        return -1;
      }
      cluster = new Cluster(clusters.size(), fingerprint);
      clusters.put(fingerprint.id(), cluster);
    }
    cluster.add(id);
    return cluster.number;
  }

  /** Writes the largest. */
  void write(JsonGenerator json) {
    json.writeNumberProperty("clusterCount", clusters.size());
    json.writeArrayPropertyStart("clusters");
    clusters.values().stream()
        .sorted(Comparator.comparing((Cluster cluster) -> -cluster.tests))
        .limit(SHOWN)
        .forEach(cluster -> cluster.write(json));
    json.writeEndArray();
  }

  /** Failures of one kind. */
  private static final class Cluster {

    private final int number;
    private final Fingerprint fingerprint;
    private final List<String> examples = new ArrayList<>(EXAMPLES);
    private int tests;

    Cluster(int number, Fingerprint fingerprint) {
      this.number = number;
      this.fingerprint = fingerprint;
    }

    void add(String id) {
      tests++;
      if (examples.size() < EXAMPLES) {
        examples.add(id);
      }
    }

    void write(JsonGenerator json) {
      json.writeStartObject();
      json.writeNumberProperty("number", number);
      json.writeNumberProperty("tests", tests);
      json.writeStringProperty("fingerprint", fingerprint.id());
      json.writeStringProperty("type", fingerprint.type());
      json.writeStringProperty("message", fingerprint.message());
      json.writeStringProperty("root", fingerprint.root());
      TestJson.writeTexts(json, "frames", fingerprint.frames());
      TestJson.writeTexts(json, "examples", examples);
      json.writeEndObject();
    }
  }
}
