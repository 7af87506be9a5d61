package dev.runner.core.report;

import dev.runner.core.result.Counts;
import tools.jackson.core.JsonGenerator;

/** Writes counts of tests, with the same names wherever there are some. */
public final class CountsJson {

  private CountsJson() {}

  /** Writes them as an object. */
  public static void write(JsonGenerator json, Counts counts) {
    json.writeStartObject();
    json.writeNumberProperty("planned", counts.planned());
    json.writeNumberProperty("passed", counts.passed());
    json.writeNumberProperty("failed", counts.failed());
    json.writeNumberProperty("error", counts.error());
    json.writeNumberProperty("skipped", counts.skipped());
    json.writeNumberProperty("aborted", counts.aborted());
    json.writeNumberProperty("notRun", counts.notRun());
    json.writeNumberProperty("flaky", counts.flaky());
    json.writeNumberProperty("quarantined", counts.quarantined());
    json.writeNumberProperty("known", counts.known());
    json.writeNumberProperty("unstable", counts.unstable());
    json.writeNumberProperty("fixed", counts.fixed());
    json.writeEndObject();
  }
}
