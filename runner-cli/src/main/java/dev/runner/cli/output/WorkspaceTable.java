package dev.runner.cli.output;

import dev.runner.core.report.UtcTime;
import dev.runner.core.workspace.RegisteredWorkspace;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Shows the registered workspaces. */
public final class WorkspaceTable {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private static final int LAST_RUN = 19;

  private final Console console;

  /** Creates the views. */
  public WorkspaceTable(Console console) {
    this.console = console;
  }

  /** Shows a line for each: name, last run, folder. */
  public void text(List<RegisteredWorkspace> workspaces) {
    if (workspaces.isEmpty()) {
      console.message("No workspace has a name: 'runner workspace register NAME DIR' gives it one");
    }
    int width = workspaces.stream().mapToInt(one -> one.name().value().length()).max().orElse(0);
    for (RegisteredWorkspace one : workspaces) {
      String format = "%-" + width + "s  %-" + LAST_RUN + "s  %s";
      console.line(format.formatted(one.name(), lastRun(one), Visible.line("" + one.folder())));
    }
  }

  /** Shows an array of objects. */
  public void json(List<RegisteredWorkspace> workspaces) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartArray();
          for (RegisteredWorkspace one : workspaces) {
            json.writeStartObject();
            json.writeStringProperty("name", one.name().value());
            json.writeStringProperty("path", one.folder().toString());
            json.writeBooleanProperty("exists", one.exists());
            JsonOut.text(json, "lastRun", one.lastRun());
            JsonOut.text(json, "lastRunAt", one.lastRunAt().map(UtcTime::of));
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** Shows a table with the names that its JSON has. */
  public void csv(List<RegisteredWorkspace> workspaces) {
    List<String> columns = List.of("name", "path", "exists", "lastRun", "lastRunAt");
    try (Csv csv = new Csv(console, columns)) {
      workspaces.forEach(
          one -> csv.row(one.name(), one.folder(), one.exists(), one.lastRun(), one.lastRunAt()));
    }
  }

  private static String lastRun(RegisteredWorkspace one) {
    if (!one.exists()) {
      return "missing";
    }
    return one.lastRunAt().map(TIME::format).orElse("never ran");
  }
}
