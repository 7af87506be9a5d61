package dev.runner.cli.output;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.run.ExporterRow;
import dev.runner.core.run.ExportersView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The views of installed exporters. */
public final class ExporterViews {

  private static final String INDENT = "      ";
  private static final int COLUMNS = 80;

  private final Console console;

  /** Creates the views. */
  public ExporterViews(Console console) {
    this.console = console;
  }

  /** Shows the schemes of each exporter, what it takes and its options. */
  public void text(ExportersView view) {
    if (view.rows().isEmpty()) {
      console.message("No exporter is installed");
    }
    Map<ExporterRow, List<String>> rows = new LinkedHashMap<>();
    for (ExporterRow row : view.rows()) {
      rows.computeIfAbsent(row.taking(""), key -> new ArrayList<>()).add(row.takes());
    }
    rows.forEach(this::text);
  }

  /** Shows what a plugin does for runs and for tasks alike once. */
  private void text(ExporterRow row, List<String> takes) {
    line(String.join(", ", row.schemes()));
    line(
        "  takes a %s: %s (plugin %s %s)"
            .formatted(String.join(" or a ", takes), row.summary(), row.plugin(), row.version()));
    for (OptionGroup group : row.options()) {
      group.options().forEach(option -> line(text(group, option)));
    }
  }

  /** Writes a line; on a terminal, one that is too long is broken at spaces. */
  private void line(String text) {
    String line = Visible.line(text);
    int columns = console.terminal().columns().orElse(COLUMNS);
    List<String> lines =
        console.terminal().out() ? Columns.wrapped(line, columns, INDENT) : List.of(line);
    lines.forEach(console::line);
  }

  private static String text(OptionGroup group, Option option) {
    String value = option.defaultValue().map(text -> " = " + text).orElse("");
    String secret = option.secret() ? " (secret)" : "";
    String required = option.required() ? " (required)" : "";
    return "  %s%s%s%s  %s".formatted(group.key(option), value, secret, required, option.help());
  }

  /** Shows one array. */
  public void json(ExportersView view) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartArray();
          view.rows().forEach(row -> row(json, row));
          json.writeEndArray();
        });
  }

  private static void row(JsonGenerator json, ExporterRow row) {
    json.writeStartObject();
    JsonOut.texts(json, "schemes", row.schemes());
    json.writeStringProperty("takes", row.takes());
    json.writeStringProperty("plugin", row.plugin().value());
    json.writeStringProperty("version", row.version());
    json.writeStringProperty("summary", row.summary());
    json.writeArrayPropertyStart("options");
    for (OptionGroup group : row.options()) {
      for (Option option : group.options()) {
        json.writeStartObject();
        json.writeStringProperty("key", group.key(option));
        json.writeStringProperty("help", option.help());
        JsonOut.text(json, "default", option.defaultValue());
        json.writeBooleanProperty("secret", option.secret());
        json.writeBooleanProperty("required", option.required());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Shows a table with a row for each scheme. */
  public void csv(ExportersView view) {
    List<String> columns = List.of("scheme", "takes", "plugin", "version", "summary", "options");
    try (Csv csv = new Csv(console, columns)) {
      for (ExporterRow row : view.rows()) {
        List<String> keys =
            row.options().stream()
                .flatMap(group -> group.options().stream().map(group::key))
                .toList();
        row.schemes()
            .forEach(
                scheme ->
                    csv.row(scheme, row.takes(), row.plugin(), row.version(), row.summary(), keys));
      }
    }
  }
}
