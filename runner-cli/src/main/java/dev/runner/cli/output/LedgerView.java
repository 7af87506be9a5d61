package dev.runner.cli.output;

import dev.runner.core.report.QuestionsJson;
import dev.runner.core.result.Counts;
import dev.runner.core.store.PluginLedger;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** The views of what plugins took. */
public final class LedgerView {

  private static final String ROW = "%-18s %4s %7s %12s %5s %9s %9s %9s";

  private static final List<String> COLUMNS =
      List.of(
          "plugin",
          "runs",
          "planned",
          "passed",
          "failed",
          "error",
          "skipped",
          "aborted",
          "notRun",
          "flaky",
          "attempts",
          "durationMs",
          "cpuMs",
          "allocatedBytes",
          "quarantined",
          "known",
          "unstable",
          "fixed");

  private static final long MIB = 1L << 20;

  private final Console console;

  /** Creates the views. */
  public LedgerView(Console console) {
    this.console = console;
  }

  /** Shows a line for each plugin. */
  public void text(List<PluginLedger> plugins) {
    if (plugins.isEmpty()) {
      console.message("No plugin has had any test");
      return;
    }
    console.line(
        ROW.formatted("plugin", "runs", "tests", "failed+error", "flaky", "time", "CPU", "memory"));
    for (PluginLedger plugin : plugins) {
      Counts counts = plugin.counts();
      console.line(
          ROW.formatted(
              plugin.plugin(),
              plugin.runs(),
              counts.planned(),
              counts.failed() + counts.error(),
              counts.flaky(),
              TimeText.measured(plugin.time()),
              plugin.cpu().map(TimeText::measured).orElse("-"),
              plugin.allocated().map(LedgerView::size).orElse("-")));
    }
  }

  /** Shows an array of plugins. */
  public void json(List<PluginLedger> plugins) {
    PrintWriter out = console.data();
    new QuestionsJson(out).ledger(plugins);
    out.flush();
  }

  /** Shows a row for each plugin. */
  public void csv(List<PluginLedger> plugins) {
    try (Csv csv = new Csv(console, COLUMNS)) {
      for (PluginLedger plugin : plugins) {
        Counts counts = plugin.counts();
        csv.row(
            plugin.plugin(),
            plugin.runs(),
            counts.planned(),
            counts.passed(),
            counts.failed(),
            counts.error(),
            counts.skipped(),
            counts.aborted(),
            counts.notRun(),
            counts.flaky(),
            plugin.attempts(),
            plugin.time().toMillis(),
            plugin.cpu().map(Duration::toMillis),
            plugin.allocated(),
            counts.quarantined(),
            counts.known(),
            counts.unstable(),
            counts.fixed());
      }
    }
  }

  private static String size(long bytes) {
    return (bytes + MIB - 1) / MIB + " MiB";
  }
}
