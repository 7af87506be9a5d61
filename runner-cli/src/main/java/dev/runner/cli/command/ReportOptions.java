package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.RunCsv;
import dev.runner.cli.output.RunJson;
import dev.runner.cli.output.RunText;
import dev.runner.core.report.RunFiles;
import dev.runner.core.run.LiveReport;
import dev.runner.core.run.RunReport;
import dev.runner.core.run.RunReporter;
import dev.runner.core.run.RunReports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is told of a run once it has ended. */
final class ReportOptions {

  /** What is said of the option wherever it is one. */
  static final String FORMATS =
      "Writes a report, may be repeated: junit-xml=DIR (or junit-xml:ant=DIR,"
          + " junit-xml:extended=DIR), html=FILE, json=FILE, csv=FILE, subunit=FILE,"
          + " open-test-reporting=FILE, allure=DIR, ctrf=FILE, tap=FILE, github.";

  @Option(
      names = "--report",
      paramLabel = "FORMAT=PATH",
      description = {FORMATS, "While the run goes on: ndjson=FILE or ndjson=fd:N, lines of JSON."})
  private List<String> reports = new ArrayList<>();

  @Option(
      names = "--slowest",
      paramLabel = "N",
      description = "Shows the N slowest tests (default: a few, if they take over a second).")
  private @Nullable Integer slowest;

  @Option(
      names = "--format",
      description = "What is printed at the end: text, json, or csv with a row for each test.")
  private Format format = Format.TEXT;

  ReportOptions() {}

  /** Refuses values that mean nothing, before anything runs. */
  void check() {
    slowest();
    parsed(reports);
  }

  /** Reads reports as they were typed; each goes to a place of its own. */
  static List<ReportText> parsed(List<String> texts) {
    Set<Path> places = new HashSet<>();
    List<ReportText> parsed = new ArrayList<>();
    for (String text : texts) {
      ReportText report = ReportText.parse(text);
      if (!report.isLive() && !places.add(report.place())) {
        throw new UsageException(
            "Report '%s' goes where another report goes: name a place for each".formatted(text));
      }
      parsed.add(report);
    }
    return parsed;
  }

  /** Shows what became of a run. */
  void show(GlobalOptions global, Console console, RunReport report) {
    if (format == Format.JSON) {
      new RunJson(console).show(report);
    } else if (format == Format.CSV && report.run().isPresent() && report.store().isPresent()) {
      new RunCsv(console, report.store().get()).show(report.run().get());
      report.failures().forEach(failure -> console.message("ERROR " + failure));
    } else {
      new RunText(console, global.verbosity(), global.nextSteps(), slowest()).show(report);
    }
  }

  /**
   * Opens the reports that are asked for.
   *
   * @param global tells where published files lie, and how a run is exported when it has ended
   * @return the reports; to be closed
   */
  RunReports open(GlobalOptions global) {
    RunFiles files = global.workspace().files();
    List<RunReporter> afterwards = new ArrayList<>();
    List<LiveReport> live = new ArrayList<>();
    for (ReportText text : parsed(reports)) {
      if (text.isLive()) {
        live.add(text.liveReport(files));
      } else {
        afterwards.add(text.reporter(files, global.console(), format != Format.TEXT));
      }
    }
    return new RunReports(afterwards, live, new ExportAfterRun(global));
  }

  private OptionalInt slowest() {
    if (slowest == null) {
      return OptionalInt.empty();
    }
    if (slowest < 0) {
      throw new UsageException(
          "Invalid number '%d' of slowest tests (expected 0 or more)".formatted(slowest));
    }
    return OptionalInt.of(slowest);
  }
}
