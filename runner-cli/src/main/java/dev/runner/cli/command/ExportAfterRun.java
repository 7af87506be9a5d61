package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.ExportProgress;
import dev.runner.cli.output.ExportViews;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.RunId;
import dev.runner.core.run.AfterRun;
import dev.runner.core.run.ExportOrder;
import dev.runner.core.run.ExportReport;
import dev.runner.core.run.ExportResult;
import dev.runner.core.run.RunExports;
import dev.runner.core.run.RunRequest;
import dev.runner.core.store.ResultStore;
import dev.runner.core.suite.Selection;
import java.util.ArrayList;
import java.util.List;

/** Exports a run that has just ended, as the configuration says. */
final class ExportAfterRun implements AfterRun {

  private final GlobalOptions global;

  ExportAfterRun(GlobalOptions global) {
    this.global = global;
  }

  @Override
  public List<String> export(ResultStore store, RunId run, List<String> targets) {
    Console console = global.console();
    List<String> failures = new ArrayList<>();
    RunRequest request = global.request(Selection.ALL);
    for (String target : targets) { // one that is refused does not keep the others
      ExportOrder order = new ExportOrder(List.of(target), false, false);
      try (ExportProgress progress = new ExportProgress(console, global.verbosity(), false)) {
        ExportReport report = new RunExports().export(request, store, run, order, progress);
        report.issues().stream().filter(Issue::isError).map(Issue::message).forEach(failures::add);
        for (ExportResult result : report.results()) {
          console.message(ExportViews.head(result));
          if (!result.isGood()) {
            failures.add("Not exported to %s: %s".formatted(target, result.reason()));
          }
        }
      }
    }
    return failures;
  }
}
