package dev.runner.cli.output;

import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.TaskHeader;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.RunId;
import dev.runner.core.run.ExportReport;
import dev.runner.core.run.ExportResult;
import dev.runner.core.store.ExportSubject;
import dev.runner.core.task.TaskResults;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.core.JsonGenerator;

/** The views of what came of an export. */
public final class ExportViews {

  private static final int SHOWN = 10;

  private final Console console;
  private final Optional<RunId> run;
  private final List<TaskResults> tasks;
  private final BiFunction<String, Boolean, String> steps;

  private ExportViews(
      Console console,
      Optional<RunId> run,
      List<TaskResults> tasks,
      BiFunction<String, Boolean, String> steps) {
    this.console = console;
    this.run = run;
    this.tasks = tasks;
    this.steps = steps;
  }

  /** Returns the views of the export of a run. */
  public static ExportViews ofRun(Console console, NextSteps steps, RunId run) {
    return new ExportViews(
        console, Optional.of(run), List.of(), (target, rest) -> steps.exportOf(run, target, rest));
  }

  /** Returns the views of the export of tasks, which a file holds. */
  public static ExportViews ofTasks(
      Console console, NextSteps steps, Path file, List<TaskResults> tasks) {
    return new ExportViews(
        console, Optional.empty(), tasks, (target, rest) -> steps.exportOf(file, target, rest));
  }

  /** Shows what was wrong with targets, options and plugins. */
  public void issues(ExportReport report) {
    report.issues().forEach(console::issue);
  }

  /** Shows each target with what it calls the run and what it lacks, and what to type next. */
  public void text(ExportReport report, boolean dryRun) {
    String shown = "";
    Map<String, Boolean> left = new LinkedHashMap<>();
    for (ExportResult result : report.results()) {
      if (result.subject() instanceof ExportSubject.Task task && !task.id().equals(shown)) {
        console.line(
            Visible.line("Task %s  %s".formatted(task.id(), task.title()).stripTrailing()));
        shown = task.id();
      }
      text(result);
      if (!result.isGood() && !dryRun) {
        left.merge(result.target(), result.counts().pending() > 0, Boolean::logicalOr);
      }
    }
    left.forEach((target, pending) -> console.message(next(target, pending)));
  }

  /** The rest is what is pending; nothing begun, or all refused, is no rest. */
  private String next(String target, boolean pending) {
    return (pending ? "Send the rest:  " : "Once that is seen to:  ")
        + steps.apply(target, pending);
  }

  private void text(ExportResult result) {
    console.line(Visible.line(head(result)));
    ReceiptViews.names(console, result.receipt());
    result.missing().stream().limit(SHOWN).forEach(item -> console.line(row(item)));
    long more = result.counts().total() - result.counts().sent() - SHOWN;
    if (more > 0 && !result.missing().isEmpty()) {
      console.line("  and %,d more".formatted(more));
    }
    if (!result.reason().isEmpty()) {
      console.issue(Issue.error("run.export-failed", result.target(), result.reason()));
    }
  }

  /** Returns a line about an export to one target. */
  public static String head(ExportResult result) {
    String where = result.destination().text();
    return switch (result.state()) {
      case PLANNED -> "PLANNED   %s: nothing was sent".formatted(where);
      case COMPLETE ->
          "COMPLETE  %s: %s, %,d sent now, %s"
              .formatted(
                  where,
                  items(result.counts().total()),
                  result.sentNow(),
                  TimeText.measured(result.duration()));
      default ->
          result.counts().total() == 0
              ? "FAILED    %s: nothing was sent".formatted(where)
              : "%-9s %s: %,d of %s accepted, %,d refused, %,d pending, %,d sent now"
                  .formatted(
                      result.state(),
                      where,
                      result.counts().sent(),
                      items(result.counts().total()),
                      result.counts().failed(),
                      result.counts().pending(),
                      result.sentNow());
    };
  }

  private static String items(long number) {
    return number == 1 ? "1 item" : "%,d items".formatted(number);
  }

  /** Returns what an item is that is not there: refused for good, or still to be sent. */
  static String state(OutboxItem item) {
    return item.state() == OutboxItem.State.FAILED && !item.retry() ? "REFUSED" : "PENDING";
  }

  /** Returns a line about an item that is not there. */
  static String row(OutboxItem item) {
    String reason = item.reason().isEmpty() ? "it is not known whether it arrived" : item.reason();
    return Visible.line("  %s  %s: %s".formatted(state(item), item.key(), reason));
  }

  /** Shows one object. */
  public void json(ExportReport report, boolean dryRun, List<ExportProgress.PlannedCall> calls) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartObject();
          run.ifPresent(id -> json.writeStringProperty("run", id.toString()));
          if (run.isEmpty()) {
            json.writeArrayPropertyStart("tasks");
            tasks.forEach(task -> task(json, task.header()));
            json.writeEndArray();
          }
          json.writeBooleanProperty("dryRun", dryRun);
          json.writeNumberProperty("exit", report.status().code());
          json.writeArrayPropertyStart("exports");
          report.results().forEach(result -> result(json, result, calls));
          json.writeEndArray();
          JsonOut.issues(json, report.issues());
          json.writeEndObject();
        });
  }

  private static void task(JsonGenerator json, TaskHeader task) {
    json.writeStartObject();
    json.writeStringProperty("task", task.id());
    json.writeStringProperty("title", task.title());
    json.writeStringProperty("status", task.status());
    json.writeBooleanProperty("passed", task.passed());
    json.writeNumberProperty("workloads", task.counts().workloads());
    json.writeNumberProperty("failed", task.counts().failed());
    json.writeNumberProperty("iterations", task.counts().iterations());
    json.writeNumberProperty("failures", task.counts().failures());
    json.writeEndObject();
  }

  private static void result(
      JsonGenerator json, ExportResult result, List<ExportProgress.PlannedCall> calls) {
    json.writeStartObject();
    if (result.subject() instanceof ExportSubject.Task task) {
      json.writeStringProperty("task", task.id());
    }
    ReceiptViews.destination(json, result.destination());
    json.writeStringProperty("plugin", result.plugin().value());
    json.writeStringProperty("state", result.state().name());
    ReceiptViews.counts(json, result.counts());
    json.writeNumberProperty("sentNow", result.sentNow());
    ReceiptViews.names(json, result.receipt());
    json.writeStringProperty("reason", result.reason());
    ReceiptViews.missing(json, result.missing());
    json.writeArrayPropertyStart("calls");
    calls.stream()
        .filter(call -> call.target().equals(result.target()))
        .filter(call -> call.subject().equals(result.subject().id()))
        .forEach(call -> json.writeString(call.call()));
    json.writeEndArray();
    json.writeNumberProperty("durationMs", result.duration().toMillis());
    json.writeEndObject();
  }

  /** Shows a table. */
  public void csv(ExportReport report) {
    List<String> columns =
        List.of(
            "target",
            "plugin",
            "state",
            "sent",
            "failed",
            "pending",
            "sentNow",
            "reason",
            "durationMs",
            "task");
    try (Csv csv = new Csv(console, columns)) {
      for (ExportResult result : report.results()) {
        csv.row(
            result.target(),
            result.plugin(),
            result.state(),
            result.counts().sent(),
            result.counts().failed(),
            result.counts().pending(),
            result.sentNow(),
            result.reason(),
            result.duration().toMillis(),
            result.subject() instanceof ExportSubject.Task ? result.subject().id() : "");
      }
    }
  }
}
