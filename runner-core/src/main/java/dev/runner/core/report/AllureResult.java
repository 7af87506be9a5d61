package dev.runner.core.report;

import dev.runner.core.result.Flag;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.TestDescription;
import dev.runner.core.store.StoredTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/** Writes results of Allure. */
final class AllureResult {

  private final ReportSource source;
  private final AllureFolder folder;
  private final Instant runStart;

  AllureResult(ReportSource source, AllureFolder folder) {
    this.source = source;
    this.folder = folder;
    this.runStart = source.start();
  }

  /** Returns the name of a constant as it is written. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Writes a test as of one of its attempts. */
  void write(StoredTest test) {
    String owner = test.number() + " " + test.last().attempt();
    String id = folder.id(owner);
    folder.result(
        id,
        json -> {
          TestDescription description = test.description();
          json.writeStartObject();
          head(json, id, name(description), description.printedId());
          json.writeStringProperty("historyId", historyId(description.key().value()));
          json.writeStringProperty("testCaseId", historyId(description.key().value()));
          verdict(json, test);
          Instant start = test.last().startedAt().orElse(runStart);
          times(json, start, test.last().duration().orElse(Duration.ZERO));
          labels(json, test);
          links(json, test);
          json.writeArrayPropertyStart("attachments");
          new AllureAttachments(folder, json, owner)
              .write(Evidence.of(source, test.number(), test.last()));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** Writes what failed in a class beside its tests. */
  void write(ClassFault fault) {
    String id = folder.id(fault.id());
    folder.result(
        id,
        json -> {
          json.writeStartObject();
          head(json, id, fault.name(), fault.id());
          json.writeStringProperty("historyId", historyId(fault.id()));
          json.writeStringProperty("status", "broken");
          json.writeObjectPropertyStart("statusDetails");
          json.writeStringProperty("message", fault.failure().message());
          json.writeStringProperty("trace", fault.failure().detail());
          json.writeEndObject();
          times(json, runStart, Duration.ZERO);
          json.writeArrayPropertyStart("labels");
          place(json, fault.owner().plugin().value(), fault.owner().name());
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void head(JsonGenerator json, String id, String name, String fullName) {
    json.writeStringProperty("uuid", id);
    json.writeStringProperty("name", name);
    json.writeStringProperty("fullName", fullName);
    json.writeStringProperty("stage", "finished");
  }

  /** Returns what people read: of an invocation its method and what its engine shows of it. */
  private static String name(TestDescription test) {
    String shown = test.displayName();
    int number = test.name().lastIndexOf("(#");
    if (number > 0) {
      return test.name().substring(0, number) + " " + shown;
    }
    return shown.isBlank() || shown.startsWith(test.name() + "(") ? test.name() : shown;
  }

  /** Returns an id that is the same in all runs. */
  private static String historyId(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
  }

  private static void verdict(JsonGenerator json, StoredTest test) {
    ShownVerdict verdict = ShownVerdict.of(test);
    json.writeStringProperty(
        "status",
        switch (verdict.kind()) {
          case PASSED -> "passed";
          case FAILED -> "failed";
          case ERROR -> "broken";
          case SKIPPED, ABORTED, MUTED -> "skipped";
          case NOT_RUN -> "unknown";
        });
    json.writeObjectPropertyStart("statusDetails");
    json.writeBooleanProperty("flaky", test.flags().contains(Flag.FLAKY));
    json.writeBooleanProperty("known", KnownIssue.expectFailure(test.known()));
    json.writeBooleanProperty("muted", verdict.kind() == ShownVerdict.Kind.MUTED);
    json.writeStringProperty("message", verdict.message());
    json.writeStringProperty("trace", verdict.detail());
    json.writeEndObject();
  }

  private static void times(JsonGenerator json, Instant start, Duration duration) {
    json.writeNumberProperty("start", start.toEpochMilli());
    json.writeNumberProperty("stop", start.plus(duration).toEpochMilli());
  }

  private void labels(JsonGenerator json, StoredTest test) {
    json.writeArrayPropertyStart("labels");
    TestDescription description = test.description();
    place(json, description.plugin().value(), description.className());
    label(json, "testMethod", description.name());
    label(json, "uniqueId", description.uniqueId());
    description.uuid().ifPresent(uuid -> label(json, "testId", uuid));
    description.tags().forEach(tag -> label(json, "tag", tag));
    test.flags().stream().sorted().forEach(flag -> label(json, "flag", flag.name()));
    test.cause().ifPresent(cause -> label(json, "cause", cause.name()));
    test.last().fork().ifPresent(fork -> label(json, "thread", "fork-" + fork));
    json.writeEndArray();
  }

  private void place(JsonGenerator json, String plugin, String className) {
    label(json, "parentSuite", plugin);
    label(json, "suite", className);
    label(json, "testClass", className);
    label(json, "host", source.host());
    label(json, "framework", "runner");
    label(json, "language", "java");
  }

  private static void label(JsonGenerator json, String name, String value) {
    new JsonFields(json).pair("name", name, "value", value);
  }

  private static void links(JsonGenerator json, StoredTest test) {
    json.writeArrayPropertyStart("links");
    for (KnownIssue issue : test.known()) {
      json.writeStartObject();
      json.writeStringProperty("name", issue.id());
      json.writeStringProperty("url", issue.link());
      json.writeStringProperty("type", "issue");
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
