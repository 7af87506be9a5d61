package dev.runner.exporter.metrics;

import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.RunHeader;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The figures of a run in Prometheus' text format 0.0.4. */
final class TextFormat {

  private final StringBuilder text = new StringBuilder();

  private TextFormat() {}

  static String of(RunHeader run, PluginFigures plugins) {
    TextFormat format = new TextFormat();
    format.run(run);
    format.plugins(plugins);
    return format.text.toString();
  }

  private void run(RunHeader run) {
    gauge("runner_run_info", "1, with the run in labels.");
    sample(
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
    gauge("runner_run_passed", "Whether the last run passed: 1 or 0.");
    sample("runner_run_passed", Map.of(), passed ? "1" : "0");
    gauge("runner_run_start_time_seconds", "When the run began, in seconds since 1970.");
    sample(
        "runner_run_start_time_seconds",
        Map.of(),
        seconds(Duration.ofMillis(run.startedAt().toEpochMilli())));
    if (run.duration().isPresent()) {
      gauge("runner_run_duration_seconds", "How long the run took.");
      sample("runner_run_duration_seconds", Map.of(), seconds(run.duration().get()));
    }
    gauge("runner_run_tests", "The tests of the run by outcome.");
    RunHeader.Counts counts = run.counts();
    outcome(Outcome.PASSED, counts.passed());
    outcome(Outcome.FAILED, counts.failed());
    outcome(Outcome.ERROR, counts.error());
    outcome(Outcome.SKIPPED, counts.skipped());
    outcome(Outcome.ABORTED, counts.aborted());
    outcome(Outcome.NOT_RUN, counts.notRun());
    gauge("runner_run_flaky_tests", "The tests of the run that passed and failed.");
    sample("runner_run_flaky_tests", Map.of(), "" + counts.flaky());
  }

  private void outcome(Outcome outcome, int tests) {
    sample("runner_run_tests", Map.of("outcome", name(outcome)), "" + tests);
  }

  private void plugins(PluginFigures plugins) {
    gauge("runner_plugin_tests", "The tests of a plugin by outcome.");
    plugins
        .byPlugin()
        .forEach(
            (plugin, figures) -> {
              for (Outcome outcome : Outcome.values()) {
                sample(
                    "runner_plugin_tests",
                    Map.of("plugin", plugin, "outcome", name(outcome)),
                    "" + figures.tests(outcome));
              }
            });
    gauge("runner_plugin_test_seconds", "How long the tests of a plugin took together.");
    plugins
        .byPlugin()
        .forEach(
            (plugin, figures) ->
                sample(
                    "runner_plugin_test_seconds",
                    Map.of("plugin", plugin),
                    seconds(figures.time())));
  }

  private void gauge(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private void sample(String name, Map<String, String> labels, String value) {
    text.append(name);
    if (!labels.isEmpty()) {
      String sorted =
          labels.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
              .collect(java.util.stream.Collectors.joining(",", "{", "}"));
      text.append(sorted);
    }
    text.append(' ').append(value).append('\n');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String name(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static String seconds(Duration time) {
    return "%d.%03d".formatted(time.toSeconds(), time.toMillisPart());
  }
}
