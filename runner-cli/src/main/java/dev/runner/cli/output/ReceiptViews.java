package dev.runner.cli.output;

import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.OutboxItem;
import dev.runner.core.export.Destination;
import dev.runner.core.store.ExportSubject;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredExport;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The views of which runs and tasks were sent where. */
public final class ReceiptViews {

  private static final int SHOWN = 100;

  private final Console console;
  private final ResultStore store;

  /** Creates the views. */
  public ReceiptViews(Console console, ResultStore store) {
    this.console = console;
    this.store = store;
  }

  /**
   * Shows a line for each export.
   *
   * @param exports the exports
   * @param detailed whether names, links and what is missing are shown, too
   */
  public void text(List<StoredExport> exports, boolean detailed) {
    if (exports.isEmpty()) {
      console.message("Nothing was exported: 'runner export RUN TARGET' does it");
    }
    for (StoredExport export : exports) {
      console.wrappedLine(
          Visible.line(
              "%s  %-8s  %,d/%,d  %s  %s%s"
                  .formatted(
                      export.subject().brief(),
                      export.state(),
                      export.counts().sent(),
                      export.counts().total(),
                      export.startedAt().truncatedTo(ChronoUnit.SECONDS),
                      export.target(),
                      export.subject() instanceof ExportSubject.Task task
                          ? "  (task %s".formatted(task.title()).stripTrailing() + ")"
                          : "")));
      if (detailed) {
        names(console, export.receipt());
        if (!export.reason().isEmpty()) {
          console.line(Visible.line("  " + export.reason()));
        }
        store
            .exports()
            .missing(export.number(), SHOWN)
            .forEach(item -> console.line(ExportViews.row(item)));
      }
    }
  }

  /** Shows what the other side calls a run, and where it can be seen. */
  static void names(Console console, ExportReceipt receipt) {
    receipt
        .remoteIds()
        .forEach((what, id) -> console.line(Visible.line("  %s  %s".formatted(what, id))));
    receipt.links().forEach(link -> console.line(Visible.line("  " + link)));
  }

  /** Shows an array. */
  public void json(List<StoredExport> exports) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartArray();
          exports.forEach(export -> export(json, export));
          json.writeEndArray();
        });
  }

  private void export(JsonGenerator json, StoredExport export) {
    json.writeStartObject();
    if (export.subject() instanceof ExportSubject.Task task) {
      json.writeStringProperty("task", task.id());
      json.writeStringProperty("title", task.title());
    } else {
      json.writeStringProperty("run", export.subject().id());
    }
    destination(json, Destination.parse(export.target()));
    json.writeStringProperty("plugin", export.plugin().value());
    json.writeStringProperty("state", export.state().name());
    json.writeNumberProperty("tries", export.tries());
    counts(json, export.counts());
    names(json, export.receipt());
    json.writeStringProperty("reason", export.reason());
    missing(json, store.exports().missing(export.number(), SHOWN));
    JsonOut.time(json, "startedAt", export.startedAt());
    if (export.duration().isPresent()) {
      json.writeNumberProperty("durationMs", export.duration().get().toMillis());
    } else {
      json.writeNullProperty("durationMs");
    }
    json.writeEndObject();
  }

  /** The options are a property of their own, so that a target is found as it was typed. */
  static void destination(JsonGenerator json, Destination destination) {
    json.writeStringProperty("target", destination.target());
    json.writeStringProperty("options", destination.options());
  }

  static void counts(JsonGenerator json, StoredExport.Counts counts) {
    json.writeNumberProperty("items", counts.total());
    json.writeNumberProperty("sent", counts.sent());
    json.writeNumberProperty("failed", counts.failed());
    json.writeNumberProperty("pending", counts.pending());
  }

  static void names(JsonGenerator json, ExportReceipt receipt) {
    json.writeObjectPropertyStart("remoteIds");
    receipt.remoteIds().forEach(json::writeStringProperty);
    json.writeEndObject();
    JsonOut.texts(json, "links", receipt.links());
  }

  static void missing(JsonGenerator json, List<OutboxItem> items) {
    json.writeArrayPropertyStart("missing");
    for (OutboxItem item : items) {
      json.writeStartObject();
      json.writeStringProperty("key", item.key());
      json.writeStringProperty("state", ExportViews.state(item));
      json.writeStringProperty("reason", item.reason());
      json.writeBooleanProperty("retry", item.retry());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Shows a table. */
  public void csv(List<StoredExport> exports) {
    List<String> columns =
        List.of(
            "run",
            "target",
            "plugin",
            "state",
            "tries",
            "sent",
            "failed",
            "pending",
            "startedAt",
            "reason",
            "task");
    try (Csv csv = new Csv(console, columns)) {
      for (StoredExport export : exports) {
        boolean task = export.subject() instanceof ExportSubject.Task;
        csv.row(
            task ? "" : export.subject().id(),
            export.target(),
            export.plugin(),
            export.state(),
            export.tries(),
            export.counts().sent(),
            export.counts().failed(),
            export.counts().pending(),
            export.startedAt(),
            export.reason(),
            task ? export.subject().id() : "");
      }
    }
  }
}
