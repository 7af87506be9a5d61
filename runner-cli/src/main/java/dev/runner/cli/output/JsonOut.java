package dev.runner.cli.output;

import dev.runner.core.issue.Issue;
import dev.runner.core.report.UtcTime;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes one JSON value as data, and what many of them hold. */
final class JsonOut {

  private JsonOut() {}

  /** Writes a value and a line end. */
  static void write(Console console, Consumer<JsonGenerator> value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      value.accept(json);
    }
    console.line(text.toString());
  }

  /** Writes a property with the issues. */
  static void issues(JsonGenerator json, List<Issue> issues) {
    json.writeArrayPropertyStart("issues");
    issues.forEach(issue -> issue(json, issue));
    json.writeEndArray();
  }

  /** Writes a property with some texts. */
  static void texts(JsonGenerator json, String name, List<?> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(text -> json.writeString(text.toString()));
    json.writeEndArray();
  }

  /** Writes a property with a point in time. */
  static void time(JsonGenerator json, String name, Instant at) {
    json.writeStringProperty(name, UtcTime.of(at));
  }

  /** Writes a property that may be null. */
  static void text(JsonGenerator json, String name, Optional<?> text) {
    if (text.isPresent()) {
      json.writeStringProperty(name, text.get().toString());
    } else {
      json.writeNullProperty(name);
    }
  }

  private static void issue(JsonGenerator json, Issue issue) {
    json.writeStartObject();
    json.writeStringProperty("severity", issue.severity().name());
    json.writeStringProperty("code", issue.code());
    json.writeStringProperty("subject", issue.subject());
    json.writeStringProperty("message", issue.message());
    text(json, "origin", issue.origin());
    json.writeEndObject();
  }
}
