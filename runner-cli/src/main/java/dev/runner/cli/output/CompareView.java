package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.report.QuestionsJson;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ComparedTest;
import dev.runner.core.store.RunComparison;
import dev.runner.core.store.RunComparison.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The views of what is different in a run from another. */
public final class CompareView {

  private static final int SHOWN = 20;
  private static final int WIDTH = 80;

  private static final List<String> COLUMNS =
      List.of(
          "change",
          "id",
          "plugin",
          "class",
          "name",
          "outcomeBefore",
          "outcomeAfter",
          "durationMsBefore",
          "durationMsAfter",
          "message");

  private final Console console;
  private final boolean whole;

  /**
   * Creates the views.
   *
   * @param whole whether a person sees all that is listed, however many that are
   */
  public CompareView(Console console, boolean whole) {
    this.console = console;
    this.whole = whole;
  }

  /** Shows the tests by what has changed, then how many there are. */
  public void text(RunComparison compared) {
    console.line("%s compared with %s".formatted(name(compared.after()), name(compared.before())));
    for (Change change : Change.values()) {
      if (compared.count(change) > 0) {
        console.line("");
        console.line(head(change, compared.count(change)));
        show(change, compared);
      }
    }
    console.line("");
    Columns.wrapped(total(compared), WIDTH, "").forEach(console::line);
  }

  /** Shows one object. */
  public void json(RunComparison compared) {
    var out = console.data();
    new QuestionsJson(out).comparison(compared);
    out.flush();
  }

  /** Shows a row for each test and change. */
  public void csv(RunComparison compared) {
    try (Csv csv = new Csv(console, COLUMNS)) {
      for (Change change : Change.values()) {
        compared.tests(change).forEach(test -> row(csv, change, test));
      }
    }
  }

  private static String name(RunId run) {
    return "Run " + run.brief();
  }

  private String head(Change change, int tests) {
    Paint paint =
        switch (change) {
          case NEW_FAILURE, STILL_FAILING -> Paint.RED;
          case FIXED -> Paint.GREEN;
          case UNRESOLVED, NEWLY_FLAKY, SLOWER, ADDED, REMOVED -> Paint.YELLOW;
        };
    String word = change.name().replace('_', ' ');
    String rule =
        change == Change.SLOWER
            ? " (at least %s times as long, and %d ms more)"
                .formatted(RunComparison.SLOWER_FACTOR, RunComparison.SLOWER_MILLIS)
            : "";
    return console.dataStyle().paint(paint, word) + " " + tests + rule;
  }

  private void show(Change change, RunComparison compared) {
    List<ComparedTest> tests = compared.tests(change);
    int shown = whole ? tests.size() : Math.min(SHOWN, tests.size());
    tests.subList(0, shown).forEach(test -> show(change, test));
    int more = compared.count(change) - shown;
    if (more > 0) {
      console.line("  ... and %d more%s".formatted(more, whole ? "" : " (-v shows more)"));
    }
  }

  private void show(Change change, ComparedTest test) {
    String time = change == Change.SLOWER ? times(test) + "  " : "";
    console.line("  " + time + Visible.line(test.test().listedId()));
    String message = test.after().map(ComparedTest.Result::message).orElse("");
    boolean failed = change == Change.NEW_FAILURE || change == Change.STILL_FAILING;
    if (failed && !message.isEmpty()) {
      console.line("    " + Excerpt.of(message, 4));
    }
  }

  private static String times(ComparedTest test) {
    return "%s -> %s".formatted(time(test.before()), time(test.after()));
  }

  private static String time(Optional<ComparedTest.Result> result) {
    return result.flatMap(ComparedTest.Result::duration).map(TimeText::measured).orElse("-");
  }

  private static String total(RunComparison compared) {
    List<String> parts = new ArrayList<>();
    for (Change change : Change.values()) {
      String word =
          change == Change.NEW_FAILURE && compared.count(change) != 1
              ? "new failures"
              : change.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      parts.add(compared.count(change) + " " + word);
    }
    return String.join(", ", parts);
  }

  private static void row(Csv csv, Change change, ComparedTest test) {
    csv.row(
        QuestionsJson.key(change),
        test.test().listedId(),
        test.test().plugin(),
        test.test().className(),
        test.test().name(),
        outcome(test.before()),
        outcome(test.after()),
        millis(test.before()),
        millis(test.after()),
        test.after().map(ComparedTest.Result::message));
  }

  private static Optional<String> outcome(Optional<ComparedTest.Result> result) {
    return result.map(known -> known.outcome().map(Enum::name).orElse("NOT_RUN"));
  }

  private static Optional<Long> millis(Optional<ComparedTest.Result> result) {
    return result.flatMap(ComparedTest.Result::duration).map(Duration::toMillis);
  }
}
