package dev.runner.cli.output;

import dev.runner.core.plugin.PluginState;
import dev.runner.core.plugin.RejectedPlugin;
import dev.runner.core.run.InstalledRows;
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

  /** Shows a line for each plugin, by id, and for each jar that names none; issues are messages. */
  public void text(InstalledView view, List<Path> folders) {
    view.issues().forEach(console::issue);
    List<RejectedPlugin> all = all(view);
    all.forEach(p -> row(p.id(), Visible.line(p.version()), p.state(), p.jar()));
    view.plugins().nameless().forEach(jar -> row("-", "-", PluginState.REJECTED, jar));
    if (all.isEmpty() && view.plugins().nameless().isEmpty()) {
      console.message(
          "No plugins in " + folders + ": 'runner plugins install FILE' puts one there");
    }
  }

  /** Shows an array of objects; issues are messages. */
  public void json(InstalledView view) {
    view.issues().forEach(console::issue);
    PrintWriter out = console.data();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartArray();
      all(view).forEach(plugin -> object(json, plugin));
      view.plugins().nameless().forEach(jar -> nameless(json, jar));
      json.writeEndArray();
      json.writeRaw('\n'); // closing it closes the stream
    }
    out.flush();
  }

  private static List<RejectedPlugin> all(InstalledView view) {
    return InstalledRows.of(view.plugins());
  }

  private static void nameless(JsonGenerator json, Path jar) {
    json.writeStartObject();
    json.writeNullProperty("id");
    json.writeNullProperty("version");
    json.writeStringProperty("state", PluginState.REJECTED.name());
    json.writeStringProperty("jar", jar.toString());
    json.writeNullProperty("sha256");
    json.writeEndObject();
  }

  /** Shows a table with the names that its JSON has; issues are messages. */
  public void csv(InstalledView view) {
    view.issues().forEach(console::issue);
    try (Csv csv = new Csv(console, List.of("id", "version", "state", "jar", "sha256"))) {
      all(view).forEach(p -> csv.row(p.id(), p.version(), p.state(), p.jar(), p.sha256()));
      view.plugins().nameless().forEach(j -> csv.row("", "", PluginState.REJECTED, j, ""));
    }
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
