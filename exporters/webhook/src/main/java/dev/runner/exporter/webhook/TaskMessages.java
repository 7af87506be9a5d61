package dev.runner.exporter.webhook;

import dev.runner.api.export.ExportedTask;
import dev.runner.api.export.TaskHeader;
import dev.runner.api.export.TaskWorkload;
import dev.runner.api.export.TaskWorkload.Criterion;
import dev.runner.api.export.TaskWorkload.Figures;
import dev.runner.exporter.http.JsonText;
import dev.runner.exporter.http.TaskJson;
import java.util.Locale;

/** What is posted about a task. */
final class TaskMessages {

  /** What none exceeds that somebody has written by hand. */
  private static final int MOST_WORKLOADS = 1_000;

  private final ExportedTask task;

  TaskMessages(ExportedTask task) {
    this.task = task;
  }

  /** Returns one object about the task and its workloads. */
  String aboutTask() {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("schema", "runner.webhook.task/1");
          TaskJson.header(json, task.header());
          json.writeArrayPropertyStart("workloads");
          for (TaskWorkload workload : task.workloads()) {
            if (workload.number() > MOST_WORKLOADS) {
              break;
            }
            json.writeStartObject();
            TaskJson.workload(json, workload);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /**
   * Returns a message as Slack and those that are compatible with it understand it: the verdict,
   * then workloads with their figures, first those that have not met what was agreed.
   *
   * @param most how many workloads it names
   */
  String forSlack(int most) {
    TaskHeader header = task.header();
    TaskHeader.Counts counts = header.counts();
    StringBuilder text = new StringBuilder();
    text.append("*").append(verdict(header)).append("*  ");
    text.append(
        "%d/%d workloads met their SLA, %d of %d iterations failed"
            .formatted(
                counts.workloads() - counts.failed(),
                counts.workloads(),
                counts.failures(),
                counts.iterations()));
    text.append("\nTask `").append(header.id()).append('`');
    if (!header.title().isEmpty()) {
      text.append(' ').append(SlackText.line(header.title()));
    }
    header.duration().ifPresent(time -> text.append(", ").append(time.toSeconds()).append(" s"));
    int named = add(text, false, most);
    named += add(text, true, most - named);
    if (counts.workloads() > named) {
      text.append("\nand ").append(counts.workloads() - named).append(" more");
    }
    return SlackText.message(text);
  }

  /** Adds the workloads that have passed or not; returns how many were named. */
  private int add(StringBuilder text, boolean passed, int most) {
    int named = 0;
    for (TaskWorkload workload : task.workloads()) {
      if (named >= most) {
        break;
      }
      if (workload.passed() == passed) {
        add(text, workload);
        named++;
      }
    }
    return named;
  }

  private static void add(StringBuilder text, TaskWorkload one) {
    text.append("\n\u2022 `").append(SlackText.line(one.name())).append("` ");
    text.append(
        "%s, %d of %d failed"
            .formatted(one.passed() ? "passed" : "*failed*", one.failures(), one.iterations()));
    one.figures().ifPresent(figures -> text.append(seconds(figures)));
    one.criteria().stream()
        .filter(criterion -> !criterion.passed())
        .map(Criterion::detail)
        .forEach(detail -> text.append("; ").append(SlackText.line(detail)));
  }

  private static String seconds(Figures figures) {
    return String.format(
        Locale.ROOT,
        ", median %.3f s, 95 %% %.3f s, max %.3f s",
        figures.median(),
        figures.p95(),
        figures.max());
  }

  private static String verdict(TaskHeader header) {
    if (!header.passed()) {
      return "FAILED";
    }
    return header.isGood() ? "PASSED" : SlackText.line(header.status()).toUpperCase(Locale.ROOT);
  }
}
