package dev.runner.cli.output;

import dev.runner.api.export.OutboxItem;
import dev.runner.core.issue.Issue;
import dev.runner.core.run.ExportOrder;
import dev.runner.core.run.ExportReport;
import dev.runner.core.run.ExportResult;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The views of what came of an export. */
public final class ExportViews {

  private static final int SHOWN = 10;

  private final Console console;
  private final NextSteps steps;

  /** Creates the views. */
  public ExportViews(Console console, NextSteps steps) {
    this.console = console;
    this.steps = steps;
  }

  /** Shows each target with what it calls the run and what it lacks, and what to type next. */
  public void text(ExportOrder order, ExportReport report) {
    for (ExportResult result : report.results()) {
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
      if (!result.isGood() && !order.dryRun()) {
        console.message("Send the rest:  " + steps.exportRestOf(order.run(), result.target()));
      }
    }
  }

  /** Returns a line about an export to one target. */
  public static String head(ExportResult result) {
    return switch (result.state()) {
      case PLANNED -> "PLANNED   %s: nothing was sent".formatted(result.target());
      case COMPLETE ->
          "COMPLETE  %s: %s, %,d sent now, %s"
              .formatted(
                  result.target(),
                  items(result.counts().total()),
                  result.sentNow(),
                  TimeText.measured(result.duration()));
      default ->
          "%-9s %s: %,d of %s accepted, %,d refused, %,d pending, %,d sent now"
              .formatted(
                  result.state(),
                  result.target(),
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

  /** Returns a line about an item that is not there. */
  static String row(OutboxItem item) {
    String state = item.state() == OutboxItem.State.FAILED && !item.retry() ? "REFUSED" : "PENDING";
    String reason = item.reason().isEmpty() ? "it is not known whether it arrived" : item.reason();
    return Visible.line("  %s  %s: %s".formatted(state, item.key(), reason));
  }

  /** Shows one object. */
  public void json(ExportOrder order, ExportReport report, List<ExportProgress.PlannedCall> calls) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("run", order.run().toString());
          json.writeBooleanProperty("dryRun", order.dryRun());
          json.writeNumberProperty("exit", report.status().code());
          json.writeArrayPropertyStart("exports");
          report.results().forEach(result -> result(json, result, calls));
          json.writeEndArray();
          JsonOut.issues(json, report.issues());
          json.writeEndObject();
        });
  }

  private static void result(
      JsonGenerator json, ExportResult result, List<ExportProgress.PlannedCall> calls) {
    json.writeStartObject();
    json.writeStringProperty("target", result.target());
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
            "durationMs");
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
            result.duration().toMillis());
      }
    }
  }
}
