package dev.runner.exporter.webhook;

import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.RunHeader;
import dev.runner.exporter.http.Item;
import dev.runner.exporter.http.JsonText;
import dev.runner.exporter.http.RunJson;
import java.util.List;

/** What is posted. */
final class Messages {

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
          RunJson.header(json, run);
          json.writeArrayPropertyStart("failures");
          failures.forEach(test -> RunJson.test(json, test));
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
      text.append("\n\u2022 `").append(SlackText.line(test.id())).append("` ");
      text.append(SlackText.line(test.message()));
    }
    int more = counts.failed() + counts.error() - failures.size();
    if (more > 0) {
      text.append("\nand ").append(more).append(" more");
    }
    return SlackText.message(text);
  }

  /** Returns one test alone, by which it is seen whether it has changed. */
  String of(ExportedTest test) {
    return JsonText.of(json -> RunJson.test(json, test));
  }

  private String verdict() {
    return run.outcome().map(Outcome::name).orElse(run.state());
  }
}
