package dev.runner.exporter.metrics;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.TaskHeader;
import dev.runner.api.export.TaskWorkload;
import dev.runner.api.export.TaskWorkload.Figures;
import dev.runner.exporter.http.Item;
import java.util.Map;

/** One point for the task and one for each workload. */
final class TaskPoints {

  private final TaskHeader task;
  private final String precision;
  private final Map<String, String> tags;

  @SuppressWarnings("unchecked")
  TaskPoints(TaskHeader task, PluginOptions options) {
    this.task = task;
    this.precision = options.get("influxdb.precision", String.class);
    this.tags = options.find("influxdb.tags", Map.class).orElse(Map.of());
  }

  Item ofTask() {
    LineProtocol point =
        new LineProtocol("runner_task", tags)
            .tag("title", task.title())
            .tag("environment", task.environment().orElse(""))
            .field("task", task.id())
            .field("status", task.status())
            .field("ok", task.isGood())
            .field("workloads", task.counts().workloads())
            .field("failed", task.counts().failed())
            .field("iterations", task.counts().iterations())
            .field("failures", task.counts().failures());
    task.duration().ifPresent(time -> point.field("duration_ms", time.toMillis()));
    return Item.of("task", point.at(task.startedAt(), task.id(), precision));
  }

  Item of(TaskWorkload one) {
    LineProtocol point =
        new LineProtocol("runner_workload", tags)
            .tag("title", task.title())
            .tag("environment", task.environment().orElse(""))
            .tag("workload", one.name())
            .tag("number", Integer.toString(one.number()))
            .field("task", task.id())
            .field("ok", one.passed())
            .field("iterations", one.iterations())
            .field("failures", one.failures());
    one.figures().ifPresent(figures -> seconds(point, figures));
    String identity = task.id() + "\n" + one.key();
    return Item.of(
        one.key(), point.at(one.startedAt().orElse(task.startedAt()), identity, precision));
  }

  private static void seconds(LineProtocol point, Figures figures) {
    point
        .field("min_s", figures.min())
        .field("median_s", figures.median())
        .field("p90_s", figures.p90())
        .field("p95_s", figures.p95())
        .field("max_s", figures.max())
        .field("avg_s", figures.avg());
  }
}
