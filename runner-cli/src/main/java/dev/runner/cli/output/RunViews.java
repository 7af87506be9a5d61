package dev.runner.cli.output;

import dev.runner.core.report.RunFiles;
import dev.runner.core.report.RunParts;
import dev.runner.core.report.StoredRunJson;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.store.FailingTest;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/** The views of stored runs. */
public final class RunViews {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private final Console console;
  private final ResultStore store;

  public RunViews(Console console, ResultStore store) {
    this.console = console;
    this.store = store;
  }

  /** Shows the newest runs, a line each. */
  public void list(int limit, boolean json) {
    List<RunSummary> runs = store.runs(limit);
    if (json) {
      json(writer -> writer.runs(runs));
    } else {
      runs.forEach(run -> console.wrappedLine(line(run)));
    }
  }

  /**
   * Shows one run.
   *
   * @param run a stored run
   * @param json whether a script reads it
   * @param files where the files of runs lie
   * @param text shows it to a person
   */
  public void show(RunId run, boolean json, RunFiles files, RunText text) {
    if (json) {
      json(writer -> writer.run(store, store.find(run).orElseThrow(), files));
    } else {
      store.find(run).orElseThrow().issues().forEach(console::issueLine);
      text.show(store, run);
    }
  }

  /** Shows a person where a stored run came from. */
  public void origin(RunId run) {
    OriginText.of(store.find(run).orElseThrow()).forEach(console::line);
  }

  /** Shows tests with all their attempts, and what was written and published outside of tests. */
  public void show(RunParts parts, boolean json, RunFiles files) {
    if (json) {
      json(writer -> writer.parts(store, parts, files));
    } else {
      PartsText text = new PartsText(console, store, parts.run(), files);
      parts.tests().forEach(text::show);
      parts.scopes().forEach(text::show);
    }
  }

  /** Shows the tests that failed when they last ran. */
  public void failing(boolean json) {
    List<FailingTest> tests = store.failing();
    if (json) {
      json(writer -> writer.failing(tests));
      return;
    }
    for (FailingTest failing : tests) {
      console.line(Visible.line(failing.test().description().listedId()));
      console.wrappedLine(
          "  %s (run %s)".formatted(Visible.line(failing.test().message()), failing.run().brief()));
    }
    console.message(
        tests.size() == 1
            ? "1 test failed when it last ran"
            : tests.size() + " tests failed when they last ran");
  }

  private static String line(RunSummary run) {
    boolean ended = run.state() == RunState.FINISHED;
    String word =
        run.outcome().filter(outcome -> ended).map(Outcome::name).orElse(run.state().name());
    return "%s  %s  %-9s  %s"
        .formatted(
            run.run().brief(), TIME.format(run.startedAt()), word, PluginRows.brief(run.counts()));
  }

  private void json(Consumer<StoredRunJson> write) {
    PrintWriter out = console.data();
    write.accept(new StoredRunJson(out));
    out.flush();
  }
}
