package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.RunCsv;
import dev.runner.cli.output.RunJson;
import dev.runner.cli.output.RunText;
import dev.runner.core.config.NearestName;
import dev.runner.core.report.JunitXmlReport;
import dev.runner.core.report.RunFiles;
import dev.runner.core.run.RunReport;
import dev.runner.core.run.RunReporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is told of a run once it has ended. */
final class ReportOptions {

  private static final String JUNIT_XML = "junit-xml";

  @Option(
      names = "--report",
      paramLabel = "FORMAT=PATH",
      description = "Writes a report: junit-xml=DIR. May be repeated.")
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

  /** Returns what writes the reports that are asked for. */
  List<RunReporter> reporters(RunFiles files) {
    return reports.stream().map(text -> reporter(text, files)).toList();
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

  private static RunReporter reporter(String text, RunFiles files) {
    int equals = text.indexOf('=');
    String format = equals < 0 ? text : text.substring(0, equals);
    if (equals < 0 || !format.equals(JUNIT_XML) || text.endsWith("=")) {
      String nearest =
          new NearestName(List.of(JUNIT_XML))
              .to(format)
              .filter(name -> !name.equals(format))
              .map(name -> "; did you mean '" + name + "'?")
              .orElse("");
      throw new UsageException(
          "Invalid report '%s' (expected %s=DIR)%s".formatted(text, JUNIT_XML, nearest));
    }
    Path folder = Path.of(text.substring(equals + 1)).toAbsolutePath();
    return (store, run) -> {
      new JunitXmlReport(hostName(), files).write(store, run, folder);
      return folder;
    };
  }

  /** Names this machine as its shell does; a look-up by name could take seconds. */
  private static String hostName() {
    return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
  }
}
