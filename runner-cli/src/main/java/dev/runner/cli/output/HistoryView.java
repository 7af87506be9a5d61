package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.report.QuestionsJson;
import dev.runner.core.report.UtcTime;
import dev.runner.core.result.Flag;
import dev.runner.core.result.Outcome;
import dev.runner.core.store.FailureClusters;
import dev.runner.core.store.StoredTest;
import dev.runner.core.store.TestHistory;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The views of how tests did in one run after the other. */
public final class HistoryView {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  /** Where the message of a run begins. */
  private static final int MESSAGE = 6;

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "run",
          "runStartedAt",
          "outcome",
          "flags",
          "cause",
          "attempts",
          "failedAttempts",
          "durationMs",
          "fork",
          "cluster",
          "message");

  private final Console console;

  /** Creates the views. */
  public HistoryView(Console console) {
    this.console = console;
  }

  /** Shows each test and a line for each of its runs, the newest first. */
  public void text(List<TestHistory> tests) {
    for (TestHistory history : tests) {
      console.line(console.dataStyle().paint(Paint.BOLD, Visible.line(history.test().listedId())));
      String name = history.test().printedId();
      for (TestHistory.Entry entry : history.runs()) {
        show(entry, name);
      }
      console.line("  " + sum(history));
    }
  }

  /** Shows an array of tests. */
  public void json(List<TestHistory> tests) {
    PrintWriter out = console.data();
    new QuestionsJson(out).histories(tests);
    out.flush();
  }

  /** Shows a row for each test and run. */
  public void csv(List<TestHistory> tests) {
    try (Csv csv = new Csv(console, COLUMNS)) {
      for (TestHistory history : tests) {
        history.runs().forEach(entry -> row(csv, entry));
      }
    }
  }

  private void show(TestHistory.Entry entry, String name) {
    StoredTest test = entry.test();
    String word = word(test);
    console.line(
        "  %s  %s  %s  %9s%s"
            .formatted(
                entry.run().brief(),
                LOCAL.format(entry.startedAt()),
                painted(test, "%-7s".formatted(word)),
                test.last().duration().map(TimeText::measured).orElse("-"),
                marks(test)));
    if (!test.description().printedId().equals(name)) {
      console.line("      as " + Visible.line(test.description().printedId()));
    }
    if (!test.message().isEmpty()) {
      console.line(" ".repeat(MESSAGE) + Excerpt.of(test.message(), MESSAGE));
    }
  }

  private String painted(StoredTest test, String text) {
    Optional<Outcome> outcome = test.outcome();
    if (outcome.filter(Outcome::isFailure).isPresent()) {
      return console.dataStyle().paint(Paint.RED, text);
    }
    boolean good = outcome.filter(Outcome.PASSED::equals).isPresent();
    return console.dataStyle().paint(good ? Paint.GREEN : Paint.YELLOW, text);
  }

  private static String marks(StoredTest test) {
    List<String> marks = new ArrayList<>(test.flags().stream().sorted().map(Flag::name).toList());
    if (test.attempts() > 1) {
      marks.add(test.failures() + " of " + test.attempts() + " attempts failed");
    }
    return marks.isEmpty() ? "" : "  " + String.join(", ", marks);
  }

  private static String word(StoredTest test) {
    return test.outcome().map(Enum::name).orElse("NOT_RUN");
  }

  private static String sum(TestHistory history) {
    List<StoredTest> tests = history.runs().stream().map(TestHistory.Entry::test).toList();
    long passed = count(tests, Outcome.PASSED);
    long failed = count(tests, Outcome.FAILED) + count(tests, Outcome.ERROR);
    List<Duration> times =
        tests.stream().flatMap(test -> test.last().duration().stream()).sorted().toList();
    String usual =
        times.isEmpty() ? "" : ", mostly " + TimeText.measured(times.get(times.size() / 2));
    return "%d %s: %d passed, %d failed%s"
        .formatted(tests.size(), tests.size() == 1 ? "run" : "runs", passed, failed, usual);
  }

  private static long count(List<StoredTest> tests, Outcome outcome) {
    return tests.stream()
        .filter(test -> test.outcome().filter(outcome::equals).isPresent())
        .count();
  }

  private static void row(Csv csv, TestHistory.Entry entry) {
    StoredTest test = entry.test();
    csv.row(
        test.description().listedId(),
        entry.run(),
        UtcTime.of(entry.startedAt()),
        word(test),
        test.flags().stream().sorted().toList(),
        test.cause(),
        test.attempts(),
        test.failures(),
        test.last().duration().map(Duration::toMillis),
        test.last().fork(),
        FailureClusters.of(test),
        test.message());
  }
}
