package dev.runner.core.report;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.PublishedFile.Content;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.CapturedText;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredEntry;
import dev.runner.core.store.StoredFile;
import dev.runner.core.store.StoredTest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** Writes what tests, classes and forks of one run wrote and published. */
final class PublishedJson {

  private final JsonGenerator json;
  private final ResultStore store;
  private final RunId run;
  private final RunFiles files;

  PublishedJson(JsonGenerator json, ResultStore store, RunId run, RunFiles files) {
    this.json = json;
    this.store = store;
    this.run = run;
    this.files = files;
  }

  /** Writes the entries and files of all attempts at a test. */
  void of(StoredTest test) {
    List<AttemptId> publishers =
        (test.attempts() > 1 ? store.attempts(run, test.number()) : List.of(test.last()))
            .stream()
                .filter(StoredAttempt::hasPublished)
                .map(attempt -> new AttemptId(test.number(), attempt.attempt()))
                .toList();
    json.writeArrayPropertyStart("entries");
    publishers.forEach(by -> entries(by, OptionalInt.of(by.attempt())));
    json.writeEndArray();
    json.writeArrayPropertyStart("files");
    publishers.forEach(by -> files(by, OptionalInt.of(by.attempt())));
    json.writeEndArray();
  }

  /** Writes the attempts at a test with all that is known of each. */
  void attempts(StoredTest test) {
    json.writeArrayPropertyStart("attemptResults");
    store.attempts(run, test.number()).forEach(attempt -> attempt(test, attempt));
    json.writeEndArray();
  }

  /** Writes what was written and published outside of tests, as an object. */
  void scope(Scope scope) {
    json.writeStartObject();
    TestJson.writeText(json, "plugin", scope.plugin().map(Object::toString));
    TestJson.writeText(
        json, "class", Optional.of(scope.className()).filter(name -> !name.isEmpty()));
    json.writeNumberProperty("fork", scope.fork());
    output(stream -> store.output(run, scope, stream));
    published(scope);
    json.writeEndObject();
  }

  private void attempt(StoredTest test, StoredAttempt attempt) {
    json.writeStartObject();
    json.writeNumberProperty("attempt", attempt.attempt());
    Optional<Verdict> verdict = attempt.verdict();
    json.writeStringProperty("outcome", verdict.map(v -> v.outcome().name()).orElse("NOT_RUN"));
    TestJson.writeText(json, "cause", verdict.flatMap(Verdict::cause).map(Enum::name));
    json.writeStringProperty("message", verdict.map(Verdict::message).orElse(attempt.left()));
    json.writeStringProperty("detail", verdict.map(Verdict::detail).orElse(""));
    TestJson.writeTimes(json, attempt.startedAt(), attempt.duration());
    TestJson.writeNumber(json, "fork", attempt.fork());
    output(stream -> store.output(run, test.number(), attempt.attempt(), stream));
    published(new AttemptId(test.number(), attempt.attempt()));
    json.writeEndObject();
  }

  private void output(Reading reading) {
    json.writeName("output");
    json.writeStartObject();
    for (OutputStreamKind stream : OutputStreamKind.values()) {
      TestJson.writeText(
          json,
          stream.name().toLowerCase(Locale.ROOT),
          reading.read(stream).map(CapturedText::text));
    }
    json.writeEndObject();
  }

  private void published(Publisher by) {
    json.writeArrayPropertyStart("entries");
    entries(by, OptionalInt.empty());
    json.writeEndArray();
    json.writeArrayPropertyStart("files");
    files(by, OptionalInt.empty());
    json.writeEndArray();
  }

  private void entries(Publisher by, OptionalInt attempt) {
    for (StoredEntry entry : store.entries(run, by)) {
      json.writeStartObject();
      attempt.ifPresent(number -> json.writeNumberProperty("attempt", number));
      TestJson.writeTime(json, "at", Optional.of(entry.at()));
      json.writeName("values");
      json.writeStartObject();
      entry.values().forEach(json::writeStringProperty);
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private void files(Publisher by, OptionalInt attempt) {
    for (StoredFile stored : store.files(run, by)) {
      PublishedFile file = stored.file();
      json.writeStartObject();
      attempt.ifPresent(number -> json.writeNumberProperty("attempt", number));
      TestJson.writeTime(json, "at", Optional.of(stored.at()));
      json.writeStringProperty("name", file.name());
      TestJson.writeText(json, "mediaType", file.mediaType());
      json.writeNumberProperty("size", file.size());
      TestJson.writeText(json, "sha256", file.content().map(Content::sha256));
      TestJson.writeText(json, "path", file.content().map(c -> files.of(run, c).toString()));
      json.writeStringProperty("note", file.note());
      json.writeEndObject();
    }
  }

  /** Reads one stream. */
  @FunctionalInterface
  private interface Reading {
    Optional<CapturedText> read(OutputStreamKind stream);
  }
}
