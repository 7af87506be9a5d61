package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.result.Flag;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredTest;

/** Shows the flaky tests of a run, a line each: how many of its attempts failed. */
final class FlakyTexts {

  private static final int SHOWN = 20;

  private final Console console;
  private final ResultStore store;
  private final int most;
  private int found;

  /**
   * Creates it.
   *
   * @param whole whether all are shown, however many there are
   */
  FlakyTexts(Console console, ResultStore store, boolean whole) {
    this.console = console;
    this.store = store;
    this.most = whole ? Integer.MAX_VALUE : SHOWN;
  }

  /** Shows them; returns whether any was left out. */
  boolean show(RunId run) {
    console.line("");
    store.tests(
        run,
        test -> {
          if (test.flags().contains(Flag.FLAKY) && ++found <= most) {
            console.line(line(test));
          }
        });
    if (found > most) {
      console.line("... and " + (found - most) + " flaky tests more");
    }
    return found > most;
  }

  private String line(StoredTest test) {
    return console
            .dataStyle()
            .paint(Paint.YELLOW, "FLAKY %d/%d".formatted(test.failures(), test.attempts()))
        + " "
        + Visible.line(test.description().listedId());
  }
}
