package dev.runner.cli.output;

import dev.runner.core.bisect.Culprits.Finding;
import dev.runner.core.run.BisectReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Shows which tests make another one fail, and keeps the list that reproduces it. */
public final class BisectView {

  private final Console console;
  private final NextSteps next;
  private final Path folder;
  private final List<String> flags;

  /**
   * Creates it.
   *
   * @param console where it is shown
   * @param next the commands that may follow
   * @param folder where lists are written
   * @param flags what the command is given that reproduces the failure
   */
  public BisectView(Console console, NextSteps next, Path folder, List<String> flags) {
    this.console = console;
    this.next = next;
    this.folder = folder;
    this.flags = List.copyOf(flags);
  }

  /** Shows it to a person. */
  public void text(BisectReport report) {
    String test = Visible.line(report.test());
    Optional<Path> list = write(report);
    console.line(headline(report, test));
    if (!report.culprits().isEmpty()) {
      console.line("");
      report.culprits().forEach(line -> console.line("  " + Visible.line(line)));
      console.line("");
    }
    if (report.finding().filter(Finding.CULPRITS::equals).isPresent() && !report.verified()) {
      console.line("The command did not reproduce it when it was tried.");
    }
    list.ifPresent(
        file -> console.line("Reproduce it:  " + next.orderedRun(file, report.seed(), flags)));
  }

  /** Writes it as one JSON object. */
  public void json(BisectReport report) {
    Optional<Path> list = write(report);
    PrintWriter out = console.data();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("test", report.test());
      json.writeStringProperty("run", report.run().toString());
      text(json, "finding", report.finding().map(Enum::name));
      json.writeArrayPropertyStart("culprits");
      report.culprits().forEach(json::writeString);
      json.writeEndArray();
      json.writeBooleanProperty("verified", report.verified());
      json.writeNumberProperty("before", report.before());
      json.writeNumberProperty("probes", report.probes());
      text(json, "list", list.map(Path::toString));
      text(json, "command", list.map(file -> next.orderedRun(file, report.seed(), flags)));
      json.writeStringProperty("message", report.message());
      json.writeNumberProperty("exit", report.status().code());
      json.writeEndObject();
      json.writeRaw('\n');
    }
    out.flush();
    problem(report);
  }

  /** Writes a row for each culprit. */
  public void csv(BisectReport report) {
    write(report);
    try (Csv csv = new Csv(console, List.of("test", "run", "culprit"))) {
      report
          .culprits()
          .forEach(culprit -> csv.row(report.test(), report.run().toString(), culprit));
    }
    problem(report);
  }

  private void problem(BisectReport report) {
    if (report.finding().isEmpty()) {
      console.message("ERROR " + Visible.line(headline(report, report.test())));
    }
  }

  private static String headline(BisectReport report, String test) {
    if (report.finding().isEmpty()) {
      return "No answer for %s of run %s: %s"
          .formatted(test, report.run().brief(), report.message());
    }
    return switch (report.finding().get()) {
      case CULPRITS ->
          "%s fails behind %s (%d before it, %s):"
              .formatted(
                  test,
                  counted(report.culprits().size(), "test"),
                  report.before(),
                  counted(report.probes(), "probe"));
      case FAILS_ALONE ->
          "%s fails by itself: no test before it is to blame (%s)"
              .formatted(test, counted(report.probes(), "probe"));
      case NOT_REPRODUCIBLE ->
          "%s did not fail again, neither alone nor behind the %s before it"
              .formatted(test, counted(report.before(), "test"));
    };
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** Keeps the list, if there is one; the same test's next one replaces it. */
  private Optional<Path> write(BisectReport report) {
    if (report.list().isEmpty()) {
      return Optional.empty();
    }
    String name = report.test().replaceAll("[^A-Za-z0-9._-]+", "-");
    Path file = folder.resolve(name.substring(Math.max(0, name.length() - 100)) + ".list");
    try {
      Files.createDirectories(folder);
      return Optional.of(Files.write(file, report.list()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write '" + file + "'", e);
    }
  }

  private static void text(JsonGenerator json, String key, Optional<String> value) {
    json.writeName(key);
    value.ifPresentOrElse(json::writeString, json::writeNull);
  }
}
