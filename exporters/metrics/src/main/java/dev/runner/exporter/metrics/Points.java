package dev.runner.exporter.metrics;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.RunHeader;
import dev.runner.exporter.http.Item;
import java.util.Map;

/** One point for the run and one for each test. */
final class Points {

  private final RunHeader run;
  private final String precision;
  private final Map<String, String> tags;

  @SuppressWarnings("unchecked")
  Points(RunHeader run, PluginOptions options) {
    this.run = run;
    this.precision = options.get("influxdb.precision", String.class);
    this.tags = options.find("influxdb.tags", Map.class).orElse(Map.of());
  }

  Item ofRun() {
    RunHeader.Counts counts = run.counts();
    LineProtocol point =
        new LineProtocol("runner_run", tags)
            .field("run", run.id())
            .field("state", run.state())
            .field("outcome", run.outcome().map(Outcome::name).orElse(""))
            .field("ok", run.outcome().filter(Outcome.PASSED::equals).isPresent())
            .field("planned", counts.planned())
            .field("passed", counts.passed())
            .field("failed", counts.failed())
            .field("error", counts.error())
            .field("skipped", counts.skipped())
            .field("aborted", counts.aborted())
            .field("not_run", counts.notRun())
            .field("flaky", counts.flaky());
    run.duration().ifPresent(time -> point.field("duration_ms", time.toMillis()));
    run.labels().forEach((name, value) -> point.tag("label_" + name, value));
    return Item.of("run", point.at(run.startedAt(), run.id(), precision));
  }

  Item of(ExportedTest test) {
    LineProtocol point =
        new LineProtocol("runner_test", tags)
            .tag("plugin", test.plugin())
            .tag("class", test.className())
            .tag("test", test.id())
            .tag("outcome", test.outcome().name())
            .field("run", run.id())
            .field("duration_ms", test.duration().toMillis())
            .field("attempts", test.attempts())
            .field("flaky", test.flags().contains("FLAKY"))
            .field("message", test.message());
    String identity = run.id() + "\n" + test.key();
    return Item.of(
        test.key(), point.at(test.startedAt().orElse(run.startedAt()), identity, precision));
  }
}
