package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.compatibility.Combination;
import dev.runner.core.compatibility.CompatibilityRow;
import dev.runner.core.compatibility.PluginVerdict;
import dev.runner.core.result.Counts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Shows what has worked where. */
public final class CompatibilityTable {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.systemDefault());

  private static final List<String> HEAD =
      List.of("version", "runner", "jdk", "environment", "runs", "passed", "last run");

  private static final List<String> COLUMNS =
      List.of(
          "plugin",
          "version",
          "runner",
          "jdk",
          "environment",
          "runs",
          "notLoaded",
          "passed",
          "failed",
          "error",
          "lastVerdict",
          "lastRun",
          "lastAt",
          "firstAt");

  private static final int WIDEST = 14;
  private static final String UNKNOWN = "?";

  private final Console console;

  /** Creates the views. */
  public CompatibilityTable(Console console) {
    this.console = console;
  }

  /** Shows a table for each plugin; what is too long for its column is cut. */
  public void text(List<CompatibilityRow> rows) {
    if (rows.isEmpty()) {
      console.message("No stored run fits");
      return;
    }
    List<List<String>> cells = new ArrayList<>(List.of(HEAD));
    rows.forEach(row -> cells.add(cells(row)));
    String format = format(cells);
    console.line("  " + format.formatted(HEAD.toArray()).stripTrailing());
    String plugin = "";
    for (int i = 0; i < rows.size(); i++) {
      CompatibilityRow row = rows.get(i);
      if (!row.combination().plugin().value().equals(plugin)) {
        plugin = row.combination().plugin().value();
        console.line(plugin);
      }
      String verdict = word(row.lastVerdict());
      String line = "  " + format.formatted(cells.get(i + 1).toArray()) + " ";
      console.line(
          row.lastVerdict().isGood()
              ? line + verdict
              : line + console.dataStyle().paint(Paint.RED, verdict));
    }
  }

  /** Shows an array of objects. */
  public void json(List<CompatibilityRow> rows) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartArray();
          rows.forEach(row -> object(json, row));
          json.writeEndArray();
        });
  }

  /** Shows a table. */
  public void csv(List<CompatibilityRow> rows) {
    try (Csv csv = new Csv(console, COLUMNS)) {
      for (CompatibilityRow row : rows) {
        Combination of = row.combination();
        csv.row(
            of.plugin(),
            of.version(),
            of.runner(),
            of.jdk(),
            of.environment(),
            row.runs(),
            row.notLoaded(),
            row.counts().passed(),
            row.counts().failed(),
            row.counts().error(),
            row.lastVerdict(),
            row.lastRun(),
            row.lastAt(),
            row.firstAt());
      }
    }
  }

  private static List<String> cells(CompatibilityRow row) {
    Combination of = row.combination();
    return List.of(
        cut(of.version().isEmpty() ? UNKNOWN : of.version()),
        cut(of.runner().orElse(UNKNOWN)),
        cut(of.jdk().orElse(UNKNOWN)),
        cut(of.environment().orElse("-")),
        Integer.toString(row.runs()),
        row.counts().passed() + "/" + row.counts().planned(),
        DAY.format(row.lastAt()));
  }

  private static String cut(String text) {
    return Columns.beginning(Visible.line(text), WIDEST, "~");
  }

  private static String format(List<List<String>> cells) {
    StringBuilder format = new StringBuilder();
    for (int column = 0; column < HEAD.size(); column++) {
      int index = column;
      int width = cells.stream().mapToInt(row -> row.get(index).length()).max().orElse(1);
      format.append(column == 0 ? "%-" : " %-").append(width).append('s');
    }
    return format.toString();
  }

  private static String word(PluginVerdict verdict) {
    return verdict.name().replace('_', ' ').toUpperCase(Locale.ROOT);
  }

  private static void object(JsonGenerator json, CompatibilityRow row) {
    Combination of = row.combination();
    json.writeStartObject();
    json.writeStringProperty("plugin", of.plugin().value());
    json.writeStringProperty("version", of.version());
    JsonOut.text(json, "runner", of.runner());
    JsonOut.text(json, "jdk", of.jdk());
    JsonOut.text(json, "environment", of.environment());
    json.writeNumberProperty("runs", row.runs());
    json.writeNumberProperty("notLoaded", row.notLoaded());
    counts(json, row.counts());
    json.writeStringProperty("lastVerdict", row.lastVerdict().name());
    json.writeStringProperty("lastRun", row.lastRun().toString());
    json.writeStringProperty("lastAt", row.lastAt().toString());
    json.writeStringProperty("firstAt", row.firstAt().toString());
    json.writeEndObject();
  }

  /** Has the keys of a run's counts. */
  private static void counts(JsonGenerator json, Counts counts) {
    json.writeObjectPropertyStart("counts");
    json.writeNumberProperty("planned", counts.planned());
    json.writeNumberProperty("passed", counts.passed());
    json.writeNumberProperty("failed", counts.failed());
    json.writeNumberProperty("error", counts.error());
    json.writeNumberProperty("skipped", counts.skipped());
    json.writeNumberProperty("aborted", counts.aborted());
    json.writeNumberProperty("notRun", counts.notRun());
    json.writeNumberProperty("flaky", counts.flaky());
    json.writeEndObject();
  }
}
