package dev.runner.cli.output;

import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.plugin.RejectedPlugin;
import dev.runner.core.run.InstalledView;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Shows the installed plugins. */
public final class PluginTable {

  private static final String ROW = "%-24s %-12s %-9s %s";

  private final Console console;

  public PluginTable(Console console) {
    this.console = console;
  }

  /** Shows a line for each plugin; issues are messages. */
  public void text(InstalledView view, List<Path> folders) {
    view.issues().forEach(console::issue);
    for (InstalledPlugin plugin : view.plugins().plugins()) {
      row(plugin.id(), plugin.version(), PluginState.LOADED, plugin.jar());
    }
    for (RejectedPlugin plugin : view.plugins().rejected()) {
      row(plugin.id(), plugin.version(), plugin.state(), plugin.jar());
    }
    if (view.plugins().ids().isEmpty()) {
      console.message("No plugins in " + folders + ": copy a plugin jar there");
    }
  }

  /** Shows an array of objects; issues are messages. */
  public void json(InstalledView view) {
    view.issues().forEach(console::issue);
    PrintWriter out = console.data();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartArray();
      for (InstalledPlugin plugin : view.plugins().plugins()) {
        object(json, RejectedPlugin.of(plugin, PluginState.LOADED));
      }
      view.plugins().rejected().forEach(plugin -> object(json, plugin));
      json.writeEndArray();
    }
    out.println();
    out.flush();
  }

  /** Shows a table with the names that its JSON has; issues are messages. */
  public void csv(InstalledView view) {
    view.issues().forEach(console::issue);
    try (Csv csv = new Csv(console, List.of("id", "version", "state", "jar", "sha256"))) {
      for (InstalledPlugin plugin : view.plugins().plugins()) {
        row(csv, RejectedPlugin.of(plugin, PluginState.LOADED));
      }
      view.plugins().rejected().forEach(plugin -> row(csv, plugin));
    }
  }

  private static void row(Csv csv, RejectedPlugin plugin) {
    csv.row(plugin.id(), plugin.version(), plugin.state(), plugin.jar(), plugin.sha256());
  }

  private void row(Object id, String version, PluginState state, Path jar) {
    console.line(ROW.formatted(id, version, state, jar));
  }

  private static void object(JsonGenerator json, RejectedPlugin plugin) {
    json.writeStartObject();
    json.writeStringProperty("id", plugin.id().value());
    json.writeStringProperty("version", plugin.version());
    json.writeStringProperty("state", plugin.state().name());
    json.writeStringProperty("jar", plugin.jar().toString());
    json.writeStringProperty("sha256", plugin.sha256());
    json.writeEndObject();
  }
}
