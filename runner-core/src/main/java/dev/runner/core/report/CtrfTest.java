package dev.runner.core.report;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.Flag;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** Writes tests of CTRF. */
final class CtrfTest {

  private final ReportSource source;
  private final JsonGenerator json;
  private final JsonFields fields;

  CtrfTest(ReportSource source, JsonGenerator json) {
    this.source = source;
    this.json = json;
    this.fields = new JsonFields(json);
  }

  /** Writes a test and returns what it counts as. */
  CtrfStatus write(StoredTest test) {
    TestDescription description = test.description();
    ShownVerdict verdict = ShownVerdict.of(test);
    CtrfStatus status = CtrfStatus.of(verdict.kind());
    json.writeStartObject();
    json.writeStringProperty("id", id(description.key().value()));
    json.writeStringProperty("testId", description.listedId());
    json.writeStringProperty("name", description.name());
    json.writeStringProperty("status", status.key());
    json.writeStringProperty(
        "rawStatus", test.outcome().map(Enum::name).orElse(ShownVerdict.NOT_RUN));
    times(test.last(), true);
    suite(description.plugin().value(), description.className());
    fields.text("message", verdict.message());
    fields.text("trace", verdict.detail());
    TestJson.writeTexts(json, "tags", description.tags());
    json.writeBooleanProperty("flaky", test.flags().contains(Flag.FLAKY));
    json.writeNumberProperty("retries", Math.max(0, test.attempts() - 1));
    if (test.attempts() > 1) {
      retries(test);
    }
    test.last().fork().ifPresent(fork -> json.writeStringProperty("threadId", "fork-" + fork));
    evidence(Evidence.of(source, test.number(), test.last()), extra(test));
    json.writeEndObject();
    return status;
  }

  /** Writes what failed in a class beside its tests, and returns what it counts as. */
  CtrfStatus write(ClassFault fault) {
    json.writeStartObject();
    json.writeStringProperty("id", id(fault.id()));
    json.writeStringProperty("testId", fault.id());
    json.writeStringProperty("name", fault.name());
    json.writeStringProperty("status", CtrfStatus.FAILED.key());
    json.writeStringProperty("rawStatus", ClassFault.TYPE);
    json.writeNumberProperty("duration", 0);
    suite(fault.owner().plugin().value(), fault.owner().name());
    fields.text("message", fault.failure().message());
    fields.text("trace", fault.failure().detail());
    json.writeEndObject();
    return CtrfStatus.FAILED;
  }

  private static String id(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void suite(String plugin, String className) {
    TestJson.writeTexts(json, "suite", List.of(plugin, className));
  }

  private void times(StoredAttempt attempt, boolean required) {
    Optional<Duration> duration = attempt.duration();
    if (required || duration.isPresent()) {
      fields.millis("duration", duration.orElse(Duration.ZERO).toMillis());
    }
    attempt
        .startedAt()
        .ifPresent(
            start -> {
              fields.millis("start", start.toEpochMilli());
              fields.millis("stop", start.plus(duration.orElse(Duration.ZERO)).toEpochMilli());
            });
  }

  private void retries(StoredTest test) {
    json.writeArrayPropertyStart("retryAttempts");
    for (StoredAttempt attempt : source.store().attempts(source.run(), test.number())) {
      ShownVerdict verdict = ShownVerdict.of(test.as(attempt));
      json.writeStartObject();
      json.writeNumberProperty("attempt", attempt.attempt());
      json.writeStringProperty("status", CtrfStatus.of(verdict.kind()).key());
      times(attempt, false);
      fields.text("message", attempt.verdict().map(Verdict::message).orElse(attempt.left()));
      fields.text("trace", verdict.detail());
      evidence(Evidence.of(source, test.number(), attempt), () -> {});
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private Runnable extra(StoredTest test) {
    return () -> {
      json.writeStringProperty("uniqueId", test.description().uniqueId());
      json.writeStringProperty("displayName", test.description().displayName());
      fields.text("uuid", test.description().uuid());
      fields.text("cause", test.cause().map(Enum::name));
      TestJson.writeTexts(json, "flags", test.flags().stream().sorted().map(Enum::name).toList());
      fields.text("quarantine", test.quarantine());
      KnownIssueJson.write(json, test.known());
    };
  }

  private void evidence(Evidence evidence, Runnable extra) {
    lines("stdout", evidence, OutputStreamKind.STDOUT);
    lines("stderr", evidence, OutputStreamKind.STDERR);
    json.writeArrayPropertyStart("attachments");
    for (Evidence.Attachment file : evidence.files()) {
      file.path().ifPresent(path -> attachment(file, path));
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("extra");
    extra.run();
    fields.text("log", Optional.ofNullable(evidence.output().get(OutputStreamKind.LOG)));
    fields.text("entries", evidence.entriesText());
    json.writeEndObject();
  }

  private void lines(String key, Evidence evidence, OutputStreamKind stream) {
    TestJson.writeTexts(
        json,
        key,
        Optional.ofNullable(evidence.output().get(stream)).stream()
            .flatMap(CtrfTest::lines)
            .toList());
  }

  /** Cuts a text at line feeds alone: other ends of lines are part of what was written. */
  private static Stream<String> lines(String text) {
    String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return Stream.of(whole.split("\n", -1));
  }

  private void attachment(Evidence.Attachment file, Path path) {
    json.writeStartObject();
    json.writeStringProperty("name", file.name());
    json.writeStringProperty("contentType", file.mediaType());
    json.writeStringProperty("path", path.toString());
    json.writeEndObject();
  }
}
