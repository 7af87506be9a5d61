package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.ExportProgress;
import dev.runner.cli.output.ExportViews;
import dev.runner.cli.output.NextSteps;
import dev.runner.core.result.RunId;
import dev.runner.core.run.ExportOrder;
import dev.runner.core.run.ExportReport;
import dev.runner.core.run.RunExports;
import dev.runner.core.run.TaskExports;
import dev.runner.core.store.ResultStore;
import dev.runner.core.suite.Selection;
import dev.runner.core.task.TaskResults;
import java.nio.file.Path;
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

  /** Exports a run and shows what came of it; returns the exit status. */
  int exportRun(GlobalOptions global, String run, List<String> targets) {
    try (ResultStore store = global.store();
        ExportProgress progress = progress(global)) {
      RunId found = store.resolve(run);
      ExportOrder order = new ExportOrder(targets, dryRun, resume);
      ExportReport report =
          new RunExports().export(global.request(Selection.ALL), store, found, order, progress);
      return show(
          ExportViews.ofRun(global.console(), next(global, report), found), report, progress);
    }
  }

  /** Exports the tasks of a file and shows what came of it; returns the exit status. */
  int exportTasks(GlobalOptions global, Path file, List<String> targets) {
    List<TaskResults> tasks = TaskWord.tasks(file);
    try (ResultStore store = global.stored(global.console()).openOrMake();
        ExportProgress progress = progress(global)) {
      ExportOrder order = new ExportOrder(targets, dryRun, resume);
      ExportReport report =
          new TaskExports().export(global.request(Selection.ALL), store, tasks, order, progress);
      return show(
          ExportViews.ofTasks(global.console(), next(global, report), file, tasks),
          report,
          progress);
    }
  }

  /** Exporters are asked which options are secrets only if there is something to repeat. */
  private static NextSteps next(GlobalOptions global, ExportReport report) {
    boolean again = report.results().stream().anyMatch(result -> !result.isGood());
    if (!again || global.settings().isEmpty()) {
      return global.nextSteps();
    }
    SettingsAgain settings =
        SettingsAgain.of(
            global.settings(), new RunExports().exporters(global.request(Selection.ALL)).rows());
    return global.nextSteps().with(settings.words(), settings.variables());
  }

  private ExportProgress progress(GlobalOptions global) {
    Console console = global.console();
    return new ExportProgress(console, global.verbosity(), format == Format.TEXT);
  }

  private int show(ExportViews views, ExportReport report, ExportProgress progress) {
    views.issues(report);
    switch (format) {
      case TEXT -> views.text(report, dryRun);
      case JSON -> views.json(report, dryRun, progress.calls());
      case CSV -> views.csv(report);
    }
    return report.status().code();
  }
}
