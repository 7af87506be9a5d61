package dev.runner.cli.output;

import dev.runner.core.report.QuestionsJson;
import dev.runner.core.result.RunId;
import dev.runner.core.store.StoredTest;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The views of the slowest tests of a run. */
public final class SlowestView {

  private static final List<String> COLUMNS =
      List.of("run", "id", "plugin", "class", "outcome", "durationMs", "fork");

  private final Console console;

  /** Creates the views. */
  public SlowestView(Console console) {
    this.console = console;
  }

  /**
   * Shows a line for each test.
   *
   * @param tests hands them over one by one, as it does for the other views
   */
  public void text(RunId run, Consumer<Consumer<StoredTest>> tests) {
    AtomicBoolean any = new AtomicBoolean();
    tests.accept(
        test -> {
          any.set(true);
          console.lineOf(
              "%9s  %-7s  ".formatted(TimeText.measured(time(test)), word(test)),
              Visible.line(test.description().printedId()));
        });
    if (!any.get()) {
      console.message("No test of run " + run.brief() + " took any time");
    }
  }

  /** Shows an array of tests. */
  public void json(RunId run, Consumer<Consumer<StoredTest>> tests) {
    PrintWriter out = console.data();
    new QuestionsJson(out).slowest(run, tests);
    out.flush();
  }

  /** Shows a row for each test. */
  public void csv(RunId run, Consumer<Consumer<StoredTest>> tests) {
    try (Csv csv = new Csv(console, COLUMNS)) {
      tests.accept(
          test ->
              csv.row(
                  run,
                  test.description().listedId(),
                  test.description().plugin(),
                  test.description().className(),
                  word(test),
                  time(test).toMillis(),
                  test.last().fork()));
    }
  }

  private static Duration time(StoredTest test) {
    return test.last().duration().orElse(Duration.ZERO);
  }

  private static String word(StoredTest test) {
    return test.outcome().map(Enum::name).orElse("NOT_RUN");
  }
}
