package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.issue.Issue;
import dev.runner.core.report.Schedule;
import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.run.RunReport;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Shows a run to a person: failures, the slowest tests, a line for each plugin, what to do next,
 * one line for all.
 */
public final class RunText {

  private static final int SLOWEST = 5;
  private static final int ERRORS = 5;

  /** Nobody asks for the slowest of tests that are all fast. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  private final Console console;
  private final Verbosity verbosity;
  private final NextSteps next;
  private final OptionalInt slowest;

  /**
   * Creates it.
   *
   * @param console where it is shown
   * @param verbosity how much is shown
   * @param next the commands that may follow
   * @param slowest how many of the slowest tests are shown; without it a few, if they are slow
   */
  public RunText(Console console, Verbosity verbosity, NextSteps next, OptionalInt slowest) {
    this.console = console;
    this.verbosity = verbosity;
    this.next = next;
    this.slowest = slowest;
  }

  /** Shows what became of a request that was just run. */
  public void show(RunReport report) {
    report.reports().forEach(path -> console.message("Report in " + path));
    if (report.run().isPresent() && report.store().isPresent()) {
      show(report.store().get(), report.run().get(), report.schedule());
    } else {
      report.issues().forEach(console::issue);
    }
    report.failures().forEach(failure -> console.message("ERROR " + Visible.line(failure)));
  }

  /** Shows a stored run. */
  void show(ResultStore store, RunId run) {
    show(store, run, Optional.empty());
  }

  private void show(ResultStore store, RunId run, Optional<Schedule> schedule) {
    StoredRun stored = store.find(run).orElseThrow();
    Counts counts = stored.summary().counts();
    boolean failures = counts.failed() + counts.error() > 0;
    boolean again = counts.failing() + counts.quarantined() > 0;
    boolean more = failures && new FailureTexts(console, store, isWhole()).show(run);
    if (verbosity != Verbosity.QUIET) {
      more |= counts.flaky() > 0 && new FlakyTexts(console, store, isWhole()).show(run);
      slowest(store, stored.summary());
      console.line("");
      new PluginRows(console.dataStyle()).lines(stored, store.classes(run)).forEach(console::line);
      whatNext(stored, again, more);
      ShardText.of(stored).ifPresent(console::line);
      stored.issues().stream()
          .filter(issue -> issue.code().equals(Issue.IMPORTED))
          .forEach(issue -> console.line(Visible.line(issue.message())));
      schedule.flatMap(ScheduleText::of).ifPresent(console::line);
      console.line(span(stored.summary()));
    }
    console.line(total(stored));
  }

  private boolean isWhole() {
    return verbosity == Verbosity.VERBOSE;
  }

  private void slowest(ResultStore store, RunSummary run) {
    boolean quick = run.duration().filter(time -> time.compareTo(SLOW) < 0).isPresent();
    if (slowest.isEmpty() && (quick || run.counts().decided() < 2)) {
      return;
    }
    List<StoredTest> tests = store.slowest(run.run(), slowest.orElse(SLOWEST));
    List<StoredTest> shown =
        slowest.isPresent()
            ? tests
            : tests.stream().filter(test -> time(test).compareTo(SLOW) >= 0).toList();
    if (!shown.isEmpty()) {
      console.line("");
      console.line("Slowest tests");
      shown.forEach(
          test ->
              console.line(
                  "%12s  %s"
                      .formatted(
                          TimeText.measured(time(test)),
                          Visible.line(test.description().printedId()))));
    }
  }

  private static Duration time(StoredTest test) {
    return test.last().duration().orElse(Duration.ZERO);
  }

  private void whatNext(StoredRun run, boolean failures, boolean more) {
    RunId id = run.summary().run();
    List<Issue> errors = run.issues().stream().filter(Issue::isError).toList();
    errors.stream().limit(ERRORS).forEach(this::error);
    if (errors.size() > ERRORS) {
      console.line("... and " + (errors.size() - ERRORS) + " ERRORs more");
    }
    RunState state = run.summary().state();
    boolean open = state == RunState.FINISHED && run.summary().counts().notRun() > 0;
    boolean broken = state == RunState.CANCELLED || state == RunState.LOST;
    boolean left = !run.isImported() && ((open && run.parts().isEmpty()) || broken);
    if (!failures && !left && errors.isEmpty()) {
      return;
    }
    console.line("");
    if (left) {
      console.line("Run the rest:            " + next.resumeOf(id));
    }
    if (failures && !run.isImported()) {
      console.line("Run the failures again:  " + next.rerunOf(id));
    }
    console.line("Show this again:         " + next.showOf(id) + (more ? " -v" : ""));
  }

  /** Reminds of what was told in full when it was found. */
  private void error(Issue issue) {
    String word = console.dataStyle().paint(Paint.RED, issue.severity().name());
    console.line(word + " " + issue.code() + ": " + Visible.line(issue.subject()));
  }

  private static String span(RunSummary run) {
    return "Run "
        + run.run()
        + run.duration().map(time -> " took " + TimeText.measured(time)).orElse(" goes on")
        + (run.exit().orElse(0) == 0 ? "" : ", exit status " + run.exit().getAsInt());
  }

  private String total(StoredRun stored) {
    RunSummary run = stored.summary();
    boolean empty = stored.issues().stream().anyMatch(i -> i.code().equals(Issue.EMPTY_SHARD));
    String word = empty ? "EMPTY SHARD" : word(run);
    boolean good = word.equals(Outcome.PASSED.name()) || run.state() == RunState.RUNNING || empty;
    return console.dataStyle().paint(good ? Paint.GREEN : Paint.RED, word)
        + ": "
        + text(run.counts());
  }

  /** Returns what the run amounts to; of one that did not come to its end, its state. */
  private static String word(RunSummary run) {
    if (run.state() != RunState.FINISHED || run.outcome().isEmpty()) {
      return run.state().name();
    }
    return run.counts().decided() == 0 ? "NOTHING RAN" : run.outcome().get().name();
  }

  /** Returns all counts, zeros included, so that scripts can rely on the form. */
  static String text(Counts counts) {
    List<String> beside = PluginRows.marks(counts);
    String marks = beside.isEmpty() ? "" : ", " + String.join(", ", beside);
    return "%d/%d passed, %d failed, %d error, %d skipped, %d aborted, %d not run"
            .formatted(
                counts.passed(),
                counts.planned(),
                counts.failed(),
                counts.error(),
                counts.skipped(),
                counts.aborted(),
                counts.notRun())
        + marks;
  }
}
