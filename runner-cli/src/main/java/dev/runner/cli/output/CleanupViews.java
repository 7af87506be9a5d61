package dev.runner.cli.output;

import dev.runner.core.issue.Issue;
import dev.runner.core.run.CleanupReport;
import dev.runner.core.run.CleanupReport.State;
import dev.runner.core.run.ResidueCleanup.Mode;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The views of what tests have left in the system under test. */
public final class CleanupViews {

  private static final String ROW = "  %-8s %-16s %s";

  private final Console console;

  /** Creates the views. */
  public CleanupViews(Console console) {
    this.console = console;
  }

  /**
   * Shows a line for each plugin and, unless a snapshot was taken, each resource; then what to do.
   */
  public void text(CleanupReport report, Mode mode) {
    if (report.parts().isEmpty() && report.issues().stream().noneMatch(Issue::isError)) {
      console.message("No plugin can say what it left behind: none of them has a ResidueCleaner");
    }
    for (CleanupReport.Part part : report.parts()) {
      console.line(head(part, mode));
      if (mode != Mode.SNAPSHOT) {
        part.left().forEach(thing -> console.line(row(thing)));
      }
    }
    boolean left =
        report.parts().stream()
            .flatMap(part -> part.left().stream())
            .anyMatch(thing -> thing.state() == State.LEFT);
    if (left && mode == Mode.LOOK) {
      boolean known = report.parts().stream().allMatch(part -> part.snapshot().isPresent());
      console.message(
          "Nothing was deleted. Delete them: runner cleanup --delete"
              + (known ? "" : " (with --all where there is no snapshot)"));
    }
  }

  private static String head(CleanupReport.Part part, Mode mode) {
    if (mode == Mode.SNAPSHOT) {
      return "%s: snapshot of %d".formatted(part.plugin(), part.listed());
    }
    String since =
        mode == Mode.DELETE_ALL
            ? "in all"
            : part.snapshot()
                .map(at -> "since the snapshot of " + at.truncatedTo(ChronoUnit.SECONDS))
                .orElse("in all, as there is no snapshot");
    long deleted = count(part, State.DELETED);
    long failed = count(part, State.FAILED);
    String done =
        (deleted > 0 ? ", " + deleted + " deleted" : "")
            + (failed > 0 ? ", " + failed + " not deleted" : "");
    return "%s: %d of %d %s%s"
        .formatted(part.plugin(), part.left().size(), part.listed(), since, done);
  }

  private static long count(CleanupReport.Part part, State state) {
    return part.left().stream().filter(thing -> thing.state() == state).count();
  }

  private static String row(CleanupReport.Thing thing) {
    String name = thing.residue().name();
    String shown = thing.residue().id() + (name.isEmpty() ? "" : "  " + name);
    return Visible.line(ROW.formatted(thing.state(), thing.residue().type(), shown))
        .stripTrailing();
  }

  /** Shows one object. */
  public void json(CleanupReport report) {
    PrintWriter out = console.data();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("exit", report.status().code());
      json.writeArrayPropertyStart("plugins");
      report.parts().forEach(part -> part(json, part));
      json.writeEndArray();
      json.writeArrayPropertyStart("issues");
      report.issues().forEach(issue -> ConfigViews.object(json, issue));
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n'); // closing it closes the stream
    }
    out.flush();
  }

  private static void part(JsonGenerator json, CleanupReport.Part part) {
    json.writeStartObject();
    json.writeStringProperty("id", part.plugin().value());
    json.writeNumberProperty("listed", part.listed());
    if (part.snapshot().isPresent()) {
      json.writeStringProperty("snapshotAt", part.snapshot().get().toString());
    } else {
      json.writeNullProperty("snapshotAt");
    }
    json.writeArrayPropertyStart("left");
    for (CleanupReport.Thing thing : part.left()) {
      json.writeStartObject();
      json.writeStringProperty("type", thing.residue().type());
      json.writeStringProperty("id", thing.residue().id());
      json.writeStringProperty("name", thing.residue().name());
      json.writeStringProperty("state", thing.state().name());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Shows a table of the resources. */
  public void csv(CleanupReport report) {
    try (Csv csv = new Csv(console, List.of("plugin", "type", "id", "name", "state"))) {
      for (CleanupReport.Part part : report.parts()) {
        for (CleanupReport.Thing thing : part.left()) {
          csv.row(
              part.plugin(),
              thing.residue().type(),
              thing.residue().id(),
              thing.residue().name(),
              thing.state());
        }
      }
    }
  }
}
