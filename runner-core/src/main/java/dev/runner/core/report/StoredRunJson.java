package dev.runner.core.report;

import dev.runner.core.issue.Issue;
import dev.runner.core.result.RunId;
import dev.runner.core.store.FailingTest;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.StoredPlugin;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredTest;
import dev.runner.core.suite.SuiteExecution;
import dev.runner.core.suite.SuiteRequestReader;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Writes stored runs as JSON for scripts.
 *
 * <p>Each method writes one document and a line break and flushes the target, which stays open. A
 * key whose value is unknown is there and holds null.
 */
public final class StoredRunJson {

  /** Grows when a key changes its meaning or goes; keys may be added to a version. */
  private static final int REPORT_VERSION = 1;

  private final Writer target;

  /**
   * Creates the writer.
   *
   * @param target takes the documents
   */
  public StoredRunJson(Writer target) {
    this.target = target;
  }

  /**
   * Writes what {@code run} prints at its end.
   *
   * @param run the run
   * @param schedule how its tests were spread; without it the key is missing
   * @param reports the files and folders of its reports
   */
  public void summary(StoredRun run, Optional<Schedule> schedule, List<String> reports) {
    document(
        json -> {
          json.writeStartObject();
          writeRun(json, run, schedule, reports);
          json.writeEndObject();
        });
  }

  /**
   * Writes what {@code runs show} prints: the run, what was asked for, its tests, and what was
   * written outside of them.
   *
   * @param store holds the tests, which are written as they are read
   * @param run the run
   * @param files where published files lie
   */
  public void run(ResultStore store, StoredRun run, RunFiles files) {
    document(
        json -> {
          json.writeStartObject();
          writeRun(json, run, Optional.empty(), List.of());
          writeParts(json, run, new ReportSource(store, run.summary().run(), files, ""), false);
          json.writeEndObject();
        });
  }

  /**
   * Writes the report {@code json}: what {@link #run} writes behind a version, each test with all
   * its attempts.
   *
   * @param source the run; one that is not stored is refused
   */
  public void report(ReportSource source) {
    StoredRun run =
        source
            .found()
            .orElseThrow(
                () -> new IllegalArgumentException("Run '" + source.run() + "' is not stored"));
    document(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("format", "runner-run");
          json.writeNumberProperty("version", REPORT_VERSION);
          json.writeStringProperty("host", source.host());
          writeRun(json, run, Optional.empty(), List.of());
          writeParts(json, run, source, true);
          json.writeEndObject();
        });
  }

  /**
   * Writes some tests of a run with all their attempts, and what was written outside of tests.
   *
   * @param store holds them
   * @param parts which tests, and what outside of tests
   * @param files where published files lie
   */
  public void parts(ResultStore store, RunParts parts, RunFiles files) {
    document(
        json -> {
          PublishedJson published = new PublishedJson(json, store, parts.run(), files);
          json.writeStartObject();
          json.writeStringProperty("run", parts.run().toString());
          json.writeArrayPropertyStart("tests");
          parts.tests().forEach(test -> write(json, test, () -> published.attempts(test)));
          json.writeEndArray();
          json.writeArrayPropertyStart("outsideTests");
          parts.scopes().forEach(published::scope);
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** Writes what {@code runs list} prints: an array of runs without their parts. */
  public void runs(List<RunSummary> runs) {
    document(
        json -> {
          json.writeStartArray();
          runs.forEach(run -> writeListed(json, run));
          json.writeEndArray();
        });
  }

  /** Writes what {@code failing} prints: an array of tests, each with the run it failed in. */
  public void failing(List<FailingTest> tests) {
    document(
        json -> {
          json.writeStartArray();
          tests.forEach(test -> writeFailing(json, test));
          json.writeEndArray();
        });
  }

  private void document(Consumer<JsonGenerator> document) {
    JsonDocument.write(target, document);
  }

  private static void writeParts(
      JsonGenerator json, StoredRun run, ReportSource source, boolean attempts) {
    json.writeStringProperty("command", run.summary().command());
    OriginJson.write(json, run);
    json.writeName("request");
    json.writeRawValue(run.request().isBlank() ? "null" : run.request());
    json.writeArrayPropertyStart("tests");
    PublishedJson published = new PublishedJson(json, source.store(), source.run(), source.files());
    source
        .store()
        .tests(
            source.run(),
            test ->
                write(
                    json,
                    test,
                    () -> {
                      if (attempts) {
                        json.writeStringProperty("displayName", test.description().displayName());
                        published.attempts(test);
                      } else {
                        published.of(test);
                      }
                    }));
    json.writeEndArray();
    json.writeArrayPropertyStart("outsideTests");
    source.store().scopes(source.run()).forEach(published::scope);
    json.writeEndArray();
  }

  private static void writeRun(
      JsonGenerator json, StoredRun run, Optional<Schedule> schedule, List<String> reports) {
    writeHead(json, run.summary());
    json.writeArrayPropertyStart("plugins");
    run.plugins().forEach(plugin -> write(json, plugin));
    json.writeEndArray();
    json.writeArrayPropertyStart("issues");
    run.issues().forEach(issue -> write(json, issue));
    json.writeEndArray();
    ShardJson.write(json, run);
    TestJson.writeTimes(json, Optional.of(run.summary().startedAt()), run.summary().duration());
    execution(run).ifPresent(known -> write(json, known));
    schedule.ifPresent(known -> write(json, known));
    TestJson.writeTexts(json, "reports", reports);
  }

  private static void writeListed(JsonGenerator json, RunSummary run) {
    json.writeStartObject();
    writeHead(json, run);
    TestJson.writeTimes(json, Optional.of(run.startedAt()), run.duration());
    json.writeStringProperty("command", run.command());
    json.writeEndObject();
  }

  private static void writeHead(JsonGenerator json, RunSummary run) {
    json.writeStringProperty("run", run.run().toString());
    json.writeStringProperty("state", run.state().name());
    TestJson.writeText(json, "outcome", run.outcome().map(Enum::name));
    TestJson.writeNumber(json, "exit", run.exit());
    json.writeName("counts");
    CountsJson.write(json, run.counts());
  }

  private static void write(JsonGenerator json, StoredPlugin plugin) {
    json.writeStartObject();
    json.writeStringProperty("id", plugin.plugin().value());
    json.writeStringProperty("version", plugin.version());
    json.writeStringProperty("state", plugin.state().name());
    json.writeName("counts");
    CountsJson.write(json, plugin.counts());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Issue issue) {
    json.writeStartObject();
    json.writeStringProperty("severity", issue.severity().name());
    json.writeStringProperty("code", issue.code());
    json.writeStringProperty("subject", issue.subject());
    json.writeStringProperty("message", issue.message());
    TestJson.writeText(json, "origin", issue.origin());
    json.writeEndObject();
  }

  /** Returns how a run was executed; empty if it does not say. */
  private static Optional<SuiteExecution> execution(StoredRun run) {
    try {
      return Optional.of(SuiteRequestReader.read(run.request()).execution());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void write(JsonGenerator json, SuiteExecution execution) {
    TestJson.writeText(json, "order", execution.order());
    json.writeName("seed");
    execution.seed().ifPresentOrElse(json::writeNumber, json::writeNull);
    TestJson.writeText(json, "repeats", execution.repeats().map(RunId::toString));
  }

  private static void write(JsonGenerator json, Schedule schedule) {
    json.writeName("schedule");
    json.writeStartObject();
    json.writeNumberProperty("forks", schedule.forks());
    json.writeNumberProperty("makespanMs", schedule.makespanMs());
    json.writeNumberProperty("lowerBoundMs", schedule.lowerBoundMs());
    if (schedule.longPole().isPresent()) {
      json.writeObjectPropertyStart("longPole");
      json.writeStringProperty("class", schedule.longPole().get().name());
      json.writeNumberProperty("tookMs", schedule.longPole().get().tookMs());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeFailing(JsonGenerator json, FailingTest failing) {
    json.writeStartObject();
    json.writeStringProperty("run", failing.run().toString());
    TestJson.write(json, failing.test());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, StoredTest test, Runnable more) {
    json.writeStartObject();
    TestJson.write(json, test);
    more.run();
    json.writeEndObject();
  }
}
