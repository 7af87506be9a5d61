package dev.runner.cli.output;

import dev.runner.core.report.StoredRunJson;
import dev.runner.core.run.RunReport;
import dev.runner.core.store.StoredRun;
import java.io.PrintWriter;

/** Shows what became of a request as one JSON object. */
public final class RunJson {

  private final Console console;

  public RunJson(Console console) {
    this.console = console;
  }

  /** Shows a run; of a request that was refused only messages are left to show. */
  public void show(RunReport report) {
    if (report.run().isPresent() && report.store().isPresent()) {
      StoredRun run = report.store().get().find(report.run().get()).orElseThrow();
      PrintWriter out = console.data();
      new StoredRunJson(out)
          .summary(
              run, report.schedule(), report.reports().stream().map(Object::toString).toList());
      out.flush();
    } else {
      report.issues().forEach(console::issue);
    }
    report.failures().forEach(failure -> console.message("ERROR " + Visible.line(failure)));
  }
}
