package dev.runner.core.report;

import dev.runner.core.result.KnownIssue;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the known issues of a test, with the same names wherever there are some. */
public final class KnownIssueJson {

  private KnownIssueJson() {}

  /** Writes them as a property that is an array of objects, empty for most tests. */
  public static void write(JsonGenerator json, List<KnownIssue> issues) {
    json.writeArrayPropertyStart("knownIssues");
    for (KnownIssue issue : issues) {
      json.writeStartObject();
      json.writeStringProperty("id", issue.id());
      json.writeStringProperty("mode", issue.mode().name());
      json.writeStringProperty("reason", issue.reason());
      json.writeStringProperty("link", issue.link());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
