package dev.runner.exporter.testapi;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.RunHeader;
import dev.runner.exporter.http.Item;
import dev.runner.exporter.http.JsonText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** A result as each generation of the TestAPI takes it. */
final class Result {

  /** Where a result of ours is known by; the rest of it may be the same as another one's. */
  static final String MARK = "runner_item";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final RunHeader run;
  private final PluginOptions options;
  private final Generation generation;

  Result(RunHeader run, PluginOptions options, Generation generation) {
    this.run = run;
    this.options = options;
    this.generation = generation;
  }

  String buildTag() {
    return options.find("testapi.build-tag", String.class).orElse("runner-" + run.id());
  }

  /** Returns a result, with the name of the case as its key. */
  Item of(Case tests) {
    String plain = json(tests, "");
    String mark = Item.digest(run.id() + "\n" + plain);
    return new Item(tests.name(), mark, json(tests, mark));
  }

  private String json(Case tests, String mark) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          if (generation == Generation.FIRST) {
            json.writeStringProperty("case_name", tests.name());
            details(json, tests, mark);
            json.writeNumberProperty("pod_id", options.get("testapi.pod-id", long.class));
            json.writeStringProperty("project_name", text("project"));
          } else {
            second(json, tests, mark);
          }
          json.writeEndObject();
        });
  }

  /** These fields and no others are what the project's own client sends. */
  private void second(JsonGenerator json, Case tests, String mark) {
    json.writeStringProperty("build_tag", buildTag());
    json.writeStringProperty("case_name", tests.name());
    json.writeStringProperty("criteria", tests.passed() ? "PASS" : "FAIL");
    details(json, tests, mark);
    json.writeStringProperty("installer", text("installer"));
    json.writeStringProperty("pod_name", text("pod"));
    json.writeStringProperty("project_name", text("project"));
    json.writeStringProperty("scenario", text("scenario"));
    json.writeStringProperty("start_date", DATE.format(start(tests)));
    json.writeStringProperty("stop_date", DATE.format(start(tests).plus(tests.duration())));
    json.writeStringProperty("version", text("version"));
  }

  private void details(JsonGenerator json, Case tests, String mark) {
    json.writeObjectPropertyStart("details");
    json.writeNumberProperty("timestart", seconds(start(tests).toEpochMilli()));
    json.writeNumberProperty("duration", seconds(tests.duration().toMillis()));
    json.writeStringProperty("status", tests.passed() ? "OK" : "FAIL");
    for (Outcome outcome : Outcome.values()) {
      json.writeNumberProperty(outcome.name().toLowerCase(Locale.ROOT), tests.count(outcome));
    }
    json.writeArrayPropertyStart("failures");
    tests.failures().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("runner_run", run.id());
    json.writeStringProperty(MARK, mark);
    json.writeEndObject();
  }

  private static BigDecimal seconds(long millis) {
    return BigDecimal.valueOf(millis, 3);
  }

  private Instant start(Case tests) {
    return tests.start().orElse(run.startedAt());
  }

  private String text(String name) {
    return options.find("testapi." + name, String.class).orElse("");
  }
}
