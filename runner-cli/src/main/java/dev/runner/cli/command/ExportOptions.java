package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.ExportProgress;
import dev.runner.cli.output.ExportViews;
import dev.runner.core.result.RunId;
import dev.runner.core.run.ExportOrder;
import dev.runner.core.run.ExportReport;
import dev.runner.core.run.RunExports;
import dev.runner.core.store.ResultStore;
import dev.runner.core.suite.Selection;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of all commands that export. */
final class ExportOptions {

  @Option(names = "--dry-run", description = "Sends nothing: prints the calls that would be made.")
  private boolean dryRun;

  @Option(
      names = "--resume",
      description =
          "Sends only what an earlier export has left; what was refused for good stays so.")
  private boolean resume;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  ExportOptions() {}

  /** Exports and shows what came of it; returns the exit status. */
  int export(GlobalOptions global, String run, List<String> targets) {
    Console console = global.console();
    try (ResultStore store = global.store()) {
      RunId found = store.resolve(run);
      ExportOrder order = new ExportOrder(found, targets, dryRun, resume);
      ExportViews views = new ExportViews(console, global.nextSteps());
      try (ExportProgress progress =
          new ExportProgress(console, global.verbosity(), format == Format.TEXT)) {
        ExportReport report =
            new RunExports().export(global.request(Selection.ALL), store, order, progress);
        report.issues().forEach(console::issue);
        switch (format) {
          case TEXT -> views.text(order, report);
          case JSON -> views.json(order, report, progress.calls());
          case CSV -> views.csv(report);
        }
        return report.status().code();
      }
    }
  }
}
