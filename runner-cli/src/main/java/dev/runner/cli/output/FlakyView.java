package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.report.QuestionsJson;
import dev.runner.core.store.FlakyTest;
import dev.runner.core.store.Proportion;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The views of flaky tests. */
public final class FlakyView {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "plugin",
          "runs",
          "results",
          "failures",
          "flips",
          "flipsWithinRuns",
          "rate",
          "rateLow",
          "rateHigh",
          "lastRun",
          "lastOutcome");

  private final Console console;

  /** Creates the views. */
  public FlakyView(Console console) {
    this.console = console;
  }

  /**
   * Shows two lines for each test.
   *
   * @param shown how many tests at most
   * @param runs how many runs were looked at
   */
  public void text(List<FlakyTest> tests, int shown, int runs) {
    tests.stream().limit(shown).forEach(this::show);
    String more = tests.size() > shown ? ", the first " + shown + " are shown" : "";
    console.message(
        "%d flaky %s in the last %d runs%s"
            .formatted(tests.size(), tests.size() == 1 ? "test" : "tests", runs, more));
  }

  /** Shows an array of tests. */
  public void json(List<FlakyTest> tests) {
    PrintWriter out = console.data();
    new QuestionsJson(out).flaky(tests);
    out.flush();
  }

  /** Shows a row for each test. */
  public void csv(List<FlakyTest> tests) {
    try (Csv csv = new Csv(console, COLUMNS)) {
      for (FlakyTest test : tests) {
        Proportion flipping = test.flipping();
        csv.row(
            test.test().listedId(),
            test.test().plugin(),
            test.runs(),
            test.results(),
            test.failures(),
            test.flips(),
            test.flipsWithin(),
            rate(flipping.rate()),
            rate(flipping.low()),
            rate(flipping.high()),
            test.lastRun(),
            test.last());
      }
    }
  }

  private void show(FlakyTest test) {
    Proportion flipping = test.flipping();
    String rate =
        String.format(
            Locale.ROOT,
            "%3.0f %% (%.0f to %.0f %%)",
            100 * flipping.rate(),
            100 * flipping.low(),
            100 * flipping.high());
    String line =
        "%s  flipped %d of %d times, failed %d of %d, now %s"
            .formatted(
                console.dataStyle().paint(Paint.YELLOW, rate),
                flipping.hits(),
                flipping.of(),
                test.failures(),
                test.results(),
                test.last());
    console.line(line);
    console.line("    " + Visible.line(test.test().listedId()));
  }

  private static double rate(double rate) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4f", rate));
  }
}
