package dev.runner.exporter.metrics;

import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.RunHeader;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The figures of a run in Prometheus' text format 0.0.4. */
final class TextFormat {

  private final Gauges gauges = new Gauges();

  private TextFormat() {}

  static String of(RunHeader run, PluginFigures plugins) {
    TextFormat format = new TextFormat();
    format.run(run);
    format.plugins(plugins);
    return format.gauges.text();
  }

  private void run(RunHeader run) {
    gauges.begin("runner_run_info", "1, with the run in labels.");
    gauges.sample(
        "runner_run_info",
        Map.of(
            "run",
            run.id(),
            "state",
            run.state(),
            "outcome",
            run.outcome().map(Outcome::name).orElse("")),
        "1");
    boolean passed = run.outcome().filter(Outcome.PASSED::equals).isPresent();
    gauges.begin("runner_run_passed", "Whether the last run passed: 1 or 0.");
    gauges.sample("runner_run_passed", Map.of(), passed ? "1" : "0");
    gauges.begin("runner_run_start_time_seconds", "When the run began, in seconds since 1970.");
    gauges.sample(
        "runner_run_start_time_seconds",
        Map.of(),
        Gauges.seconds(Duration.ofMillis(run.startedAt().toEpochMilli())));
    if (run.duration().isPresent()) {
      gauges.begin("runner_run_duration_seconds", "How long the run took.");
      gauges.sample("runner_run_duration_seconds", Map.of(), Gauges.seconds(run.duration().get()));
    }
    gauges.begin("runner_run_tests", "The tests of the run by outcome.");
    RunHeader.Counts counts = run.counts();
    outcome(Outcome.PASSED, counts.passed());
    outcome(Outcome.FAILED, counts.failed());
    outcome(Outcome.ERROR, counts.error());
    outcome(Outcome.SKIPPED, counts.skipped());
    outcome(Outcome.ABORTED, counts.aborted());
    outcome(Outcome.NOT_RUN, counts.notRun());
    gauges.begin("runner_run_flaky_tests", "The tests of the run that passed and failed.");
    gauges.sample("runner_run_flaky_tests", Map.of(), "" + counts.flaky());
  }

  private void outcome(Outcome outcome, int tests) {
    gauges.sample("runner_run_tests", Map.of("outcome", name(outcome)), "" + tests);
  }

  private void plugins(PluginFigures plugins) {
    gauges.begin("runner_plugin_tests", "The tests of a plugin by outcome.");
    plugins
        .byPlugin()
        .forEach(
            (plugin, figures) -> {
              for (Outcome outcome : Outcome.values()) {
                gauges.sample(
                    "runner_plugin_tests",
                    Map.of("plugin", plugin, "outcome", name(outcome)),
                    "" + figures.tests(outcome));
              }
            });
    gauges.begin("runner_plugin_test_seconds", "How long the tests of a plugin took together.");
    plugins
        .byPlugin()
        .forEach(
            (plugin, figures) ->
                gauges.sample(
                    "runner_plugin_test_seconds",
                    Map.of("plugin", plugin),
                    Gauges.seconds(figures.time())));
  }

  private static String name(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
