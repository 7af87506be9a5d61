package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.Progress;
import dev.runner.cli.output.RunCsv;
import dev.runner.cli.output.RunText;
import dev.runner.core.config.NearestName;
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
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  @Mixin private ExecutionOptions execution;

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
      names = "--slowest",
      paramLabel = "N",
      description = "Shows the N slowest tests (default: a few, if they take over a second).")
  private @Nullable Integer slowest;

  @Option(
      names = "--format",
      description = "What is printed at the end: text, json, or csv with a row for each test.")
  private Format format = Format.TEXT;

  RunCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    Console console = global.console();
    OptionalInt slowestShown = slowest();
    try (RunReport report = run(console)) {
      if (format == Format.JSON) {
        new dev.runner.cli.output.RunJson(console).show(report);
      } else if (format == Format.CSV && report.run().isPresent() && report.store().isPresent()) {
        new RunCsv(console, report.store().get()).show(report.run().get());
        report.failures().forEach(failure -> console.message("ERROR " + failure));
      } else {
        new RunText(console, global.verbosity(), global.nextSteps(), slowestShown).show(report);
      }
      return report.status().code();
    }
  }

  private RunReport run(Console console) {
    GlobalOptions global = root.global();
    global.stored(console).completeKilledRuns();
    RunRequest request = request(global);
    Runner runner = new Runner(Clock.systemUTC(), reporters());
    Cancellation cancellation = new Cancellation();
    new Interruption(cancellation, console).listen();
    try (Progress progress = new Progress(console, global.verbosity()).ticking()) {
      return runner.run(request, progress, cancellation);
    }
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

  private RunRequest request(GlobalOptions global) {
    RunRequest request =
        global.request(selection.selection(global::store)).executed(execution.execution());
    return requireAllPlugins ? request.requiringAllPlugins() : request;
  }

  private List<RunReporter> reporters() {
    return reports.stream().map(text -> reporter(text, root.global().workspace().files())).toList();
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
    return java.util.Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
  }
}
