package dev.runner.cli.output;

import dev.runner.core.report.TestTable;
import dev.runner.core.report.UtcTime;
import dev.runner.core.result.Counts;
import dev.runner.core.result.RunId;
import dev.runner.core.store.FailingTest;
import dev.runner.core.store.FailureClusters;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.StoredTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The views of stored runs as tables, with the names that their JSON has. */
public final class RunCsv {

  private final Console console;
  private final ResultStore store;

  public RunCsv(Console console, ResultStore store) {
    this.console = console;
    this.store = store;
  }

  /** Shows the newest runs, a row each. */
  public void list(int limit) {
    List<String> columns =
        List.of(
            "run",
            "state",
            "outcome",
            "exit",
            "planned",
            "passed",
            "failed",
            "error",
            "skipped",
            "aborted",
            "notRun",
            "flaky",
            "startedAt",
            "durationMs",
            "command",
            "quarantined",
            "known",
            "unstable",
            "fixed");
    try (Csv csv = new Csv(console, columns)) {
      store.runs(limit).forEach(run -> row(csv, run));
    }
  }

  /** Shows the tests of a run, a row each. */
  public void show(RunId run) {
    try (Csv csv = new Csv(console, columns())) {
      store.tests(run, test -> csv.row(cells(test).toArray()));
    }
  }

  /** Shows the tests that failed when they last ran, a row each. */
  public void failing() {
    List<String> columns = new ArrayList<>(List.of("run"));
    columns.addAll(columns());
    try (Csv csv = new Csv(console, columns)) {
      for (FailingTest failing : store.failing()) {
        List<Object> cells = new ArrayList<>(List.of(failing.run()));
        cells.addAll(cells(failing.test()));
        csv.row(cells.toArray());
      }
    }
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(TestTable.COLUMNS);
    columns.add("cluster");
    return columns;
  }

  private static List<Object> cells(StoredTest test) {
    List<Object> cells = new ArrayList<>(TestTable.cells(test));
    cells.add(FailureClusters.of(test));
    return cells;
  }

  private static void row(Csv csv, RunSummary run) {
    Counts counts = run.counts();
    csv.row(
        run.run(),
        run.state(),
        run.outcome(),
        run.exit(),
        counts.planned(),
        counts.passed(),
        counts.failed(),
        counts.error(),
        counts.skipped(),
        counts.aborted(),
        counts.notRun(),
        counts.flaky(),
        UtcTime.of(run.startedAt()),
        run.duration().map(Duration::toMillis),
        run.command(),
        counts.quarantined(),
        counts.known(),
        counts.unstable(),
        counts.fixed());
  }
}
