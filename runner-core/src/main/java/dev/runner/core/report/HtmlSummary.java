package dev.runner.core.report;

import dev.runner.core.issue.Issue;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.StoredPlugin;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** Writes what the page of a run begins with. */
final class HtmlSummary {

  private static final int SLOWEST = 10;
  private static final int ISSUES = 200;

  private final ReportSource source;
  private final JsonGenerator json;

  HtmlSummary(ReportSource source, JsonGenerator json) {
    this.source = source;
    this.json = json;
  }

  /** Writes one object. */
  void write(HtmlTally tally) {
    json.writeStartObject();
    json.writeStringProperty("run", source.run().toString());
    json.writeStringProperty("host", source.host());
    Optional<StoredRun> run = source.found();
    run.map(StoredRun::summary).ifPresent(this::run);
    run.ifPresent(this::parts);
    json.writeNumberProperty("rows", tally.rows());
    TestJson.writeTexts(json, "flags", flags());
    tally.tags().write(json);
    tally.clusters().write(json);
    tally.changes().write(json);
    slowest();
    tally.timeline().write(json);
    json.writeNumberProperty("outside", tally.outside());
    json.writeEndObject();
  }

  private void run(RunSummary run) {
    json.writeStringProperty("state", run.state().name());
    TestJson.writeText(json, "outcome", run.outcome().map(Enum::name));
    TestJson.writeNumber(json, "exit", run.exit());
    TestJson.writeTimes(json, Optional.of(run.startedAt()), run.duration());
    json.writeStringProperty("command", run.command());
    json.writeName("counts");
    CountsJson.write(json, run.counts());
    json.writeNumberProperty("failing", run.counts().failing());
  }

  private void parts(StoredRun run) {
    json.writeArrayPropertyStart("plugins");
    run.plugins().forEach(this::plugin);
    json.writeEndArray();
    json.writeNumberProperty("issueCount", run.issues().size());
    json.writeArrayPropertyStart("issues");
    run.issues().stream().limit(ISSUES).forEach(this::issue);
    json.writeEndArray();
    ShardJson.write(json, run);
    OriginJson.write(json, run);
    json.writeStringProperty("request", run.request());
  }

  private void plugin(StoredPlugin plugin) {
    json.writeStartObject();
    json.writeStringProperty("id", plugin.plugin().value());
    json.writeStringProperty("version", plugin.version());
    json.writeStringProperty("state", plugin.state().name());
    json.writeStringProperty("sha256", plugin.sha256());
    json.writeName("counts");
    CountsJson.write(json, plugin.counts());
    json.writeEndObject();
  }

  private void issue(Issue issue) {
    json.writeStartObject();
    json.writeStringProperty("severity", issue.severity().name());
    json.writeStringProperty("code", issue.code());
    json.writeStringProperty("subject", issue.subject());
    json.writeStringProperty("message", issue.message());
    new JsonFields(json).text("origin", issue.origin());
    json.writeEndObject();
  }

  private void slowest() {
    json.writeArrayPropertyStart("slowest");
    for (StoredTest test : source.store().slowest(source.run(), SLOWEST)) {
      json.writeStartArray();
      json.writeString(test.description().listedId());
      json.writeNumber(test.last().duration().map(Duration::toMillis).orElse(0L));
      json.writeString(test.outcome().map(Enum::name).orElse("NOT_RUN"));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Returns the marks of tests in the order of their bits. */
  private static List<String> flags() {
    return Stream.concat(HtmlRow.FLAGS.stream().map(Enum::name), Stream.of("NEW", "MENDED"))
        .toList();
  }
}
