package dev.runner.exporter.metrics;

import dev.runner.api.export.ExportedTask;
import dev.runner.api.export.TaskHeader;
import dev.runner.api.export.TaskWorkload;
import dev.runner.api.export.TaskWorkload.Figures;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The figures of a task in Prometheus' text format 0.0.4. */
final class TaskFormat {

  private final ExportedTask task;
  private final Gauges gauges = new Gauges();

  private TaskFormat(ExportedTask task) {
    this.task = task;
  }

  static String of(ExportedTask task) {
    TaskFormat format = new TaskFormat(task);
    format.task();
    format.workloads();
    return format.gauges.text();
  }

  private void task() {
    TaskHeader header = task.header();
    gauges.begin("runner_task_info", "1, with the task in labels.");
    gauges.sample(
        "runner_task_info",
        Map.of("task", header.id(), "title", header.title(), "status", header.status()),
        "1");
    single("runner_task_passed", "Whether the last task passed: 1 or 0.", flag(header.isGood()));
    single(
        "runner_task_start_time_seconds",
        "When the task began, in seconds since 1970.",
        Gauges.seconds(Duration.ofMillis(header.startedAt().toEpochMilli())));
    header
        .duration()
        .ifPresent(
            time ->
                single(
                    "runner_task_duration_seconds",
                    "How long the task took.",
                    Gauges.seconds(time)));
    single(
        "runner_task_workloads",
        "The workloads of the task.",
        Integer.toString(header.counts().workloads()));
    single(
        "runner_task_failed_workloads",
        "The workloads that have not met their SLA.",
        Integer.toString(header.counts().failed()));
  }

  private void single(String name, String help, String value) {
    gauges.begin(name, help);
    gauges.sample(name, Map.of(), value);
  }

  private void workloads() {
    each(
        "runner_workload_passed",
        "Whether a workload has met its SLA: 1 or 0.",
        one -> flag(one.passed()));
    each(
        "runner_workload_iterations",
        "How often a workload was executed.",
        one -> Long.toString(one.iterations()));
    each(
        "runner_workload_failures",
        "How many of those failed.",
        one -> Long.toString(one.failures()));
    gauges.begin("runner_workload_seconds", "How long an iteration took.");
    for (TaskWorkload one : task.workloads()) {
      one.figures().ifPresent(figures -> seconds(one, figures));
    }
  }

  private void each(String name, String help, Function<TaskWorkload, String> value) {
    gauges.begin(name, help);
    for (TaskWorkload one : task.workloads()) {
      gauges.sample(name, labels(one), value.apply(one));
    }
  }

  private void seconds(TaskWorkload one, Figures figures) {
    figure(one, "min", figures.min());
    figure(one, "median", figures.median());
    figure(one, "p90", figures.p90());
    figure(one, "p95", figures.p95());
    figure(one, "max", figures.max());
    figure(one, "avg", figures.avg());
  }

  private void figure(TaskWorkload one, String name, double value) {
    Map<String, String> labels = new LinkedHashMap<>(labels(one));
    labels.put("figure", name);
    gauges.sample("runner_workload_seconds", labels, BigDecimal.valueOf(value).toPlainString());
  }

  /** A test may be in a task more than once. */
  private static Map<String, String> labels(TaskWorkload one) {
    return Map.of("workload", one.name(), "number", Integer.toString(one.number()));
  }

  private static String flag(boolean value) {
    return value ? "1" : "0";
  }
}
