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
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is told of a run once it has ended. */
final class ReportOptions {

  @Option(
      names = "--report",
      paramLabel = "FORMAT=PATH",
      description =
          "Writes a report: junit-xml=DIR at the end, ndjson=FILE or ndjson=fd:N while the run goes"
              + " on. May be repeated.")
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
    for (String report : reports) {
      ReportText.parse(report);
    }
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
    for (String report : reports) {
      ReportText text = ReportText.parse(report);
      if (text.isLive()) {
        live.add(text.liveReport(files));
      } else {
        afterwards.add(text.reporter(files));
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
