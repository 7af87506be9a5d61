package dev.runner.cli.output;

import dev.runner.core.result.Flag;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredTest;
import dev.runner.core.suite.SelectionReasons;
import dev.runner.core.suite.SuiteRequestReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says of a test of a stored run why it was selected, where and when it ran, and how it ended. */
public final class WhyText {

  private final Console console;
  private final ResultStore store;
  private final StoredRun run;

  /**
   * Creates it.
   *
   * @param console where it is shown
   * @param store holds the run
   * @param run the run
   */
  public WhyText(Console console, ResultStore store, StoredRun run) {
    this.console = console;
    this.store = store;
    this.run = run;
  }

  /** Shows a test. */
  public void show(StoredTest test) {
    console.line(Visible.line(test.description().listedId()));
    line("Run", run.summary().run() + ": " + Visible.line(run.summary().command()));
    selected(test);
    ShardText.of(run).ifPresent(text -> line("Part", text));
    for (StoredAttempt attempt : store.attempts(run.summary().run(), test.number())) {
      line("Attempt " + attempt.attempt(), attempt(attempt));
    }
    before(test);
    test.known().forEach(i -> line("Known", Visible.line(i.mode() + " " + i.text())));
    if (!test.flags().isEmpty()) {
      String flags =
          test.flags().stream().map(Flag::name).sorted().collect(Collectors.joining(", "));
      line("Flags", flags);
    }
    run.plugins().stream()
        .filter(plugin -> plugin.plugin().equals(test.description().plugin()))
        .forEach(
            plugin ->
                line(
                    "Plugin",
                    "%s %s, SHA-256 %s"
                        .formatted(plugin.plugin(), plugin.version(), plugin.sha256())));
    options(test).forEach((key, value) -> line("Option", Visible.line(key + " = " + value)));
  }

  private Map<String, String> options(StoredTest test) {
    try {
      return SuiteRequestReader.options(run.request(), test.description().plugin());
    } catch (IllegalArgumentException e) {
      return Map.of(); // the selection has said so
    }
  }

  private void line(String word, String text) {
    console.line("  %-10s %s".formatted(word, text));
  }

  private void selected(StoredTest test) {
    List<String> reasons = reasons(test);
    String all = "nothing was left out of plugin '%s'".formatted(test.description().plugin());
    if (reasons.isEmpty()) {
      line("Selected", all);
    }
    reasons.forEach(reason -> line("Selected", Visible.line(reason)));
  }

  private List<String> reasons(StoredTest test) {
    try {
      return new SelectionReasons(SuiteRequestReader.read(run.request()).selection())
          .of(test.description());
    } catch (IllegalArgumentException e) {
      return List.of("the run does not say: " + e.getMessage());
    }
  }

  private String attempt(StoredAttempt attempt) {
    String verdict =
        attempt.verdict().map(known -> known.outcome().name()).orElse("NOT_RUN")
            + attempt
                .verdict()
                .flatMap(Verdict::cause)
                .map(cause -> " (" + cause.name() + ")")
                .orElse("");
    String where =
        attempt.fork().isPresent() ? " in fork " + attempt.fork().getAsInt() : ", never started";
    String took = attempt.duration().map(time -> ", took " + TimeText.measured(time)).orElse("");
    String message = attempt.verdict().map(Verdict::message).orElse(attempt.left());
    String why =
        message.isEmpty() ? "" : ": " + Visible.line(message.lines().findFirst().orElse(""));
    return verdict + where + began(attempt) + (attempt.fork().isPresent() ? took : "") + why;
  }

  private String began(StoredAttempt attempt) {
    return attempt
        .startedAt()
        .map(at -> Duration.between(run.summary().startedAt(), at))
        .map(time -> " at +" + TimeText.measured(time.isNegative() ? Duration.ZERO : time))
        .orElse("");
  }

  /** Says what ran before it in the same fork: what it may depend on. */
  private void before(StoredTest test) {
    Optional<Instant> began = test.last().startedAt();
    if (began.isEmpty()) {
      return;
    }
    Before before = new Before(test, began.get());
    store.tests(run.summary().run(), before::take);
    line(
        "Order",
        "number %d of its fork%s"
            .formatted(
                before.count + 1,
                before
                    .latest
                    .map(last -> ", behind " + Visible.line(last.description().printedId()))
                    .orElse("")));
  }

  /** Finds the test that began last before another in the same fork. */
  private static final class Before {

    private final StoredTest test;
    private final Instant began;
    private int count;
    private Optional<StoredTest> latest = Optional.empty();

    Before(StoredTest test, Instant began) {
      this.test = test;
      this.began = began;
    }

    void take(StoredTest other) {
      boolean sameFork = other.last().fork().equals(test.last().fork());
      if (sameFork && other.number() != test.number() && key(other).compareTo(key(test)) < 0) {
        count++;
        latest =
            latest.filter(last -> key(last).compareTo(key(other)) > 0).or(() -> Optional.of(other));
      }
    }

    /** Points in time are milliseconds; of tests of the same one, numbers tell which came first. */
    private String key(StoredTest any) {
      long millis = any.last().startedAt().orElse(began).toEpochMilli();
      return "%019d %010d".formatted(millis, any.number());
    }
  }
}
