package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.report.ReportException;
import dev.runner.core.report.RunFiles;
import dev.runner.core.result.RunId;
import dev.runner.core.run.ExitStatus;
import dev.runner.core.run.RunReporter;
import dev.runner.core.store.ResultStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner report}: reports of a run that has been stored. */
@Command(
    name = "report",
    description = "Writes reports of a stored run.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Parameters(paramLabel = "RUN", description = "A run id, the beginning of one, last, or last~2.")
  private String run;

  @Option(names = "--report", paramLabel = "FORMAT=PATH", description = ReportOptions.FORMATS)
  private List<String> reports = new ArrayList<>();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes one page for people, as --report html=FILE does.")
  private List<String> pages = new ArrayList<>();

  ReportCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    Console console = global.console();
    RunFiles files = global.workspace().files();
    List<RunReporter> reporters =
        ReportOptions.parsed(wanted()).stream()
            .map(report -> stored(report).reporter(files, console, false))
            .toList();
    try (ResultStore store = global.store()) {
      RunId found = store.resolve(run);
      ExitStatus status = ExitStatus.OK;
      for (RunReporter reporter : reporters) {
        try {
          console.message("Report in " + reporter.report(store, found));
        } catch (ReportException e) {
          console.message("ERROR " + e.getMessage());
          status = ExitStatus.EXPORT;
        }
      }
      return status.code();
    }
  }

  private List<String> wanted() {
    List<String> wanted = new ArrayList<>(reports);
    pages.forEach(page -> wanted.add("html=" + page));
    if (wanted.isEmpty()) {
      throw new UsageException(
          "Which report is wanted? (expected --html FILE or --report FORMAT=PATH)");
    }
    return wanted;
  }

  private static ReportText stored(ReportText report) {
    if (report.isLive()) {
      throw new UsageException(
          "Report '%s' is written while a run goes on: ask for it with 'runner run --report', or"
                  .formatted(report.format())
              + " for json here");
    }
    return report;
  }
}
