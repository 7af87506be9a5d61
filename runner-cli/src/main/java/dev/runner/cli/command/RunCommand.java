package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.Progress;
import dev.runner.cli.output.RunCsv;
import dev.runner.cli.output.RunText;
import dev.runner.core.report.JunitXmlReport;
import dev.runner.core.report.RunFiles;
import dev.runner.core.run.Cancellation;
import dev.runner.core.run.RunReport;
import dev.runner.core.run.RunReporter;
import dev.runner.core.run.RunRequest;
import dev.runner.core.run.Runner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner run}: the unified suite. */
@Command(
    name = "run",
    description = "Runs the tests of all installed plugins as one suite.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  private static final String JUNIT_XML = "junit-xml";

  @ParentCommand private RunnerCommand root;
  @Mixin private SelectionOptions selection;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=PATH",
      description = "Writes a report: junit-xml=DIR. May be repeated.")
  private List<String> reports = new ArrayList<>();

  @Option(
      names = "--require-all-plugins",
      description = "Runs nothing if an installed plugin is rejected or fails.")
  private boolean requireAllPlugins;

  @Option(
      names = "--format",
      description = "What is printed at the end: text, json, or csv with a row for each test.")
  private Format format = Format.TEXT;

  RunCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    Console console = Console.of(global.colored());
    Progress progress = new Progress(console, global.quiet(), global.verbose());
    global.stored(console).completeKilledRuns();
    RunRequest request = request(global);
    Runner runner = new Runner(Clock.systemUTC(), reporters());
    Cancellation cancellation = new Cancellation();
    new Interruption(cancellation, console).listen();
    try (RunReport report = runner.run(request, progress, cancellation)) {
      progress.end();
      if (format == Format.JSON) {
        new dev.runner.cli.output.RunJson(console).show(report);
      } else if (format == Format.CSV && report.run().isPresent() && report.store().isPresent()) {
        new RunCsv(console, report.store().get()).show(report.run().get());
        report.failures().forEach(failure -> console.message("ERROR " + failure));
      } else {
        new RunText(console, global.verbose(), global.quiet()).show(report);
      }
      return report.status().code();
    }
  }

  private RunRequest request(GlobalOptions global) {
    RunRequest request = global.request(selection.selection(global::store));
    return requireAllPlugins ? request.requiringAllPlugins() : request;
  }

  private List<RunReporter> reporters() {
    return reports.stream().map(text -> reporter(text, root.global().workspace().files())).toList();
  }

  private static RunReporter reporter(String text, RunFiles files) {
    int equals = text.indexOf('=');
    if (equals < 0 || !text.substring(0, equals).equals(JUNIT_XML) || text.endsWith("=")) {
      throw new UsageException("Invalid report '%s' (expected %s=DIR)".formatted(text, JUNIT_XML));
    }
    Path folder = Path.of(text.substring(equals + 1)).toAbsolutePath();
    return (store, run) -> {
      new JunitXmlReport(hostName(), files).write(store, run, folder);
      return folder;
    };
  }

  /** Names this machine as its shell does; a look-up by name could take seconds. */
  private static String hostName() {
    return java.util.Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
  }
}
