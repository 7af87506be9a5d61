package dev.runner.cli.output;

import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.run.RunReport;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredPlugin;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredTest;
import java.util.Optional;

/** Shows a run to a person: failures, a line for each plugin, one line for all. */
public final class RunText {

  private static final int STACK_LINES = 8;

  private final Console console;
  private final boolean verbose;
  private final boolean quiet;

  public RunText(Console console, boolean verbose, boolean quiet) {
    this.console = console;
    this.verbose = verbose;
    this.quiet = quiet;
  }

  /** Shows what became of a request that was just run. */
  public void show(RunReport report) {
    if (report.run().isPresent() && report.store().isPresent()) {
      show(report.store().get(), report.run().get());
    } else {
      report.issues().forEach(console::issue);
    }
    report.failures().forEach(failure -> console.message("ERROR " + Visible.line(failure)));
    report.reports().forEach(path -> console.message("Report in " + path));
  }

  /** Shows a stored run. */
  void show(ResultStore store, RunId run) {
    StoredRun stored = store.find(run).orElseThrow();
    store.tests(
        run,
        test -> {
          if (test.outcome().filter(Outcome::isFailure).isPresent()) {
            failure(test);
          }
        });
    if (!quiet) {
      stored.plugins().forEach(this::plugin);
    }
    console.line(total(stored));
  }

  private void failure(StoredTest test) {
    String outcome = test.outcome().orElseThrow().name();
    console.line(
        console.paint(Console.Paint.RED, outcome)
            + " "
            + Visible.line(test.description().listedId()));
    console.line("  " + Visible.line(test.message()));
    if (verbose) {
      Visible.lines(test.detail()).lines().skip(1).forEach(line -> console.line("  " + line));
    } else {
      new StackText(STACK_LINES).lines(test.detail()).forEach(line -> console.line("  " + line));
    }
  }

  private void plugin(StoredPlugin plugin) {
    console.line(
        "%-20s %-10s %-8s %s"
            .formatted(plugin.plugin(), plugin.version(), plugin.state(), brief(plugin.counts())));
  }

  private String total(StoredRun stored) {
    Optional<Outcome> outcome = stored.summary().outcome();
    boolean nothing = stored.summary().counts().decided() == 0 && outcome.isPresent();
    String word =
        nothing
            ? "NOTHING RAN"
            : outcome.map(Outcome::name).orElseGet(() -> stored.summary().state().name());
    Console.Paint paint =
        nothing || outcome.filter(Outcome::isFailure).isPresent()
            ? Console.Paint.RED
            : Console.Paint.GREEN;
    String seconds =
        stored
            .summary()
            .duration()
            .map(duration -> " in %.2f s".formatted(duration.toMillis() / 1000.0))
            .orElse("");
    return console.paint(paint, word)
        + ": "
        + text(stored.summary().counts())
        + seconds
        + ", run "
        + stored.summary().run();
  }

  /** Returns the counts that are not zero. */
  private static String brief(Counts counts) {
    StringBuilder text = new StringBuilder(counts.planned() + " tests");
    append(text, counts.passed(), "passed");
    append(text, counts.failed(), "failed");
    append(text, counts.error(), "error");
    append(text, counts.skipped(), "skipped");
    append(text, counts.aborted(), "aborted");
    append(text, counts.notRun(), "not run");
    return text.toString();
  }

  private static void append(StringBuilder text, int count, String what) {
    if (count > 0) {
      text.append(", ").append(count).append(' ').append(what);
    }
  }

  /** Returns all counts, zeros included, so that scripts can rely on the form. */
  static String text(Counts counts) {
    return "%d planned, %d passed, %d failed, %d error, %d skipped, %d aborted, %d not run"
        .formatted(
            counts.planned(),
            counts.passed(),
            counts.failed(),
            counts.error(),
            counts.skipped(),
            counts.aborted(),
            counts.notRun());
  }
}
