package dev.runner.core.report;

import dev.runner.core.store.RunSummary;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a run as CTRF, the Common Test Report Format, one JSON document.
 *
 * <p>The counts come behind the tests, so that one reading of the store is enough.
 */
final class CtrfReport implements Reporter {

  /** The version of the schema that we write for. */
  private static final String SPEC = "0.0.0";

  CtrfReport() {}

  @Override
  public void write(ReportSource source, Path target) {
    DraftFile.text(
        target, text -> JsonDocument.write(text, json -> write(json, source, source.found())));
  }

  private static void write(JsonGenerator json, ReportSource source, Optional<StoredRun> run) {
    json.writeStartObject();
    json.writeStringProperty("reportFormat", "CTRF");
    json.writeStringProperty("specVersion", SPEC);
    json.writeStringProperty("reportId", source.run().toString());
    json.writeStringProperty("runId", source.run().toString());
    json.writeStringProperty("timestamp", UtcTime.of(source.start()));
    json.writeStringProperty("generatedBy", "runner");
    json.writeObjectPropertyStart("results");
    json.writeObjectPropertyStart("tool");
    json.writeStringProperty("name", "runner");
    json.writeEndObject();
    Tests tests = new Tests(source, json);
    json.writeArrayPropertyStart("tests");
    RunWalk.through(source, tests);
    json.writeEndArray();
    summary(json, tests, run.map(StoredRun::summary), source.start());
    json.writeObjectPropertyStart("environment");
    json.writeObjectPropertyStart("extra");
    json.writeStringProperty("host", source.host());
    run.ifPresent(found -> json.writeStringProperty("command", found.summary().command()));
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void summary(
      JsonGenerator json, Tests tests, Optional<RunSummary> run, Instant start) {
    Duration duration = run.flatMap(RunSummary::duration).orElse(Duration.ZERO);
    json.writeObjectPropertyStart("summary");
    json.writeNumberProperty("tests", tests.all());
    for (CtrfStatus status : CtrfStatus.values()) {
      json.writeNumberProperty(status.key(), tests.count(status));
    }
    json.writeNumberProperty("flaky", run.map(found -> found.counts().flaky()).orElse(0));
    json.writeNumberProperty("suites", tests.classes);
    json.writeNumberProperty("start", start.toEpochMilli());
    json.writeNumberProperty("stop", start.plus(duration).toEpochMilli());
    json.writeNumberProperty("duration", duration.toMillis());
    json.writeEndObject();
  }

  /** Writes and counts tests. */
  private static final class Tests implements RunVisitor {

    private final CtrfTest tests;
    private final Map<CtrfStatus, Integer> counts = new EnumMap<>(CtrfStatus.class);
    private int classes;

    Tests(ReportSource source, JsonGenerator json) {
      this.tests = new CtrfTest(source, json);
    }

    @Override
    public void begin(ReportedClass testClass) {
      classes++;
    }

    @Override
    public void test(StoredTest test) {
      counts.merge(tests.write(test), 1, Integer::sum);
    }

    @Override
    public void fault(ClassFault fault) {
      counts.merge(tests.write(fault), 1, Integer::sum);
    }

    int count(CtrfStatus status) {
      return counts.getOrDefault(status, 0);
    }

    int all() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }
}
