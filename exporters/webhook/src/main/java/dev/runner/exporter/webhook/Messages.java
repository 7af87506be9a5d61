package dev.runner.exporter.webhook;

import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.RunHeader;
import dev.runner.exporter.http.Item;
import dev.runner.exporter.http.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What is posted. */
final class Messages {

  private static final int LONGEST_LINE = 300;

  private final RunHeader run;

  Messages(RunHeader run) {
    this.run = run;
  }

  /**
   * Returns one object about the run.
   *
   * @param failures the failed tests that it names
   */
  String aboutRun(List<ExportedTest> failures) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("schema", "runner.webhook.run/1");
          header(json);
          json.writeArrayPropertyStart("failures");
          failures.forEach(test -> test(json, test));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** Returns an object with tests. */
  String withTests(List<Item> tests) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("schema", "runner.webhook.tests/1");
          json.writeStringProperty("run", run.id());
          json.writeArrayPropertyStart("tests");
          tests.forEach(test -> json.writeRawValue(test.body()));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /**
   * Returns a message as Slack and those that are compatible with it understand it.
   *
   * @param failures the failed tests that it names
   */
  String forSlack(List<ExportedTest> failures) {
    RunHeader.Counts counts = run.counts();
    StringBuilder text = new StringBuilder();
    text.append("*").append(verdict()).append("*  ");
    text.append(
        "%d/%d passed, %d failed, %d error, %d skipped, %d not run"
            .formatted(
                counts.passed(),
                counts.planned(),
                counts.failed(),
                counts.error(),
                counts.skipped() + counts.aborted(),
                counts.notRun()));
    text.append("\nRun `").append(run.id()).append('`');
    run.duration().ifPresent(time -> text.append(", ").append(time.toSeconds()).append(" s"));
    for (ExportedTest test : failures) {
      text.append("\n\u2022 `").append(escaped(test.id())).append("` ");
      text.append(escaped(firstLine(test.message())));
    }
    int more = counts.failed() + counts.error() - failures.size();
    if (more > 0) {
      text.append("\nand ").append(more).append(" more");
    }
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("text", text.toString());
          json.writeEndObject();
        });
  }

  /** Returns one test alone, by which it is seen whether it has changed. */
  String of(ExportedTest test) {
    return JsonText.of(json -> test(json, test));
  }

  private String verdict() {
    return run.outcome().map(Outcome::name).orElse(run.state());
  }

  private void header(JsonGenerator json) {
    json.writeStringProperty("run", run.id());
    json.writeStringProperty("state", run.state());
    optional(json, "outcome", run.outcome().map(Outcome::name));
    json.writeStringProperty("startedAt", run.startedAt().toString());
    json.writeNumberProperty("durationMs", run.duration().map(d -> d.toMillis()).orElse(0L));
    RunHeader.Counts counts = run.counts();
    json.writeObjectPropertyStart("counts");
    json.writeNumberProperty("planned", counts.planned());
    json.writeNumberProperty("passed", counts.passed());
    json.writeNumberProperty("failed", counts.failed());
    json.writeNumberProperty("error", counts.error());
    json.writeNumberProperty("skipped", counts.skipped());
    json.writeNumberProperty("aborted", counts.aborted());
    json.writeNumberProperty("notRun", counts.notRun());
    json.writeNumberProperty("flaky", counts.flaky());
    json.writeEndObject();
    json.writeObjectPropertyStart("labels");
    for (Map.Entry<String, String> label : run.labels().entrySet()) {
      json.writeStringProperty(label.getKey(), label.getValue());
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("problems");
    run.problems().forEach(json::writeString);
    json.writeEndArray();
  }

  private static void test(JsonGenerator json, ExportedTest test) {
    json.writeStartObject();
    json.writeStringProperty("key", test.key());
    json.writeStringProperty("id", test.id());
    optional(json, "uuid", test.uuid());
    json.writeStringProperty("plugin", test.plugin());
    json.writeStringProperty("class", test.className());
    json.writeStringProperty("name", test.name());
    json.writeStringProperty("outcome", test.outcome().name());
    optional(json, "cause", test.cause());
    json.writeStringProperty("message", test.message());
    json.writeNumberProperty("attempts", test.attempts());
    json.writeNumberProperty("durationMs", test.duration().toMillis());
    json.writeArrayPropertyStart("tags");
    test.tags().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("flags");
    test.flags().stream().sorted().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, Optional<String> value) {
    if (value.isPresent()) {
      json.writeStringProperty(name, value.get());
    } else {
      json.writeNullProperty(name);
    }
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
  }

  /** The three signs that have a meaning in Slack's texts. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
