package dev.runner.cli.output;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.report.RunFiles;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Flag;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunnerEntry;
import dev.runner.core.result.Scope;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.CapturedText;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredTest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows a person all that is known of a test, and what was written outside of tests. */
final class PartsText {

  private final Console console;
  private final ResultStore store;
  private final RunId run;
  private final RunFiles files;

  PartsText(Console console, ResultStore store, RunId run, RunFiles files) {
    this.console = console;
    this.store = store;
    this.run = run;
    this.files = files;
  }

  void show(StoredTest test) {
    console.line(Visible.line(test.description().listedId()));
    if (!test.flags().isEmpty()) {
      console.line("flags: " + flags(test));
    }
    for (StoredAttempt attempt : store.attempts(run, test.number())) {
      console.line("attempt " + attempt.attempt() + ": " + text(attempt));
      attempt.verdict().ifPresent(this::verdict);
      output(stream -> store.output(run, test.number(), attempt.attempt(), stream));
      published(new AttemptId(test.number(), attempt.attempt()));
    }
  }

  void show(Scope scope) {
    String fork = scope.plugin().isPresent() ? " in fork " + scope.fork() : "";
    console.line(Visible.line(scope.text()) + fork + ", outside of tests");
    output(stream -> store.output(run, scope, stream));
    published(scope);
  }

  private static String flags(StoredTest test) {
    return test.flags().stream().map(Flag::name).sorted().collect(Collectors.joining(", "));
  }

  private static String text(StoredAttempt attempt) {
    StringBuilder text = new StringBuilder();
    text.append(attempt.verdict().map(verdict -> verdict.outcome().name()).orElse("NOT_RUN"));
    attempt.verdict().flatMap(Verdict::cause).ifPresent(cause -> text.append(' ').append(cause));
    attempt.duration().ifPresent(d -> text.append(", ").append(d.toMillis()).append(" ms"));
    attempt.fork().ifPresent(fork -> text.append(", fork ").append(fork));
    return text.toString();
  }

  private void verdict(Verdict verdict) {
    if (!verdict.message().isEmpty()) {
      console.line("  " + Visible.line(verdict.message()));
    }
    Visible.lines(verdict.detail()).lines().skip(1).forEach(line -> console.line("  " + line));
  }

  private void output(Function<OutputStreamKind, Optional<CapturedText>> streams) {
    for (OutputStreamKind stream : OutputStreamKind.values()) {
      streams
          .apply(stream)
          .ifPresent(
              text -> {
                console.line("--- " + stream.name().toLowerCase(Locale.ROOT));
                Visible.lines(text.text()).lines().forEach(console::line);
              });
    }
  }

  private void published(Publisher by) {
    store.entries(run, by).forEach(entry -> entry.values().forEach(this::entry));
    store.files(run, by).forEach(stored -> console.line("--- file " + text(stored.file())));
  }

  private void entry(String name, String value) {
    if (name.equals(RunnerEntry.DETAIL)) {
      Visible.lines(value).lines().forEach(line -> console.line("  " + line));
    } else {
      console.line("--- entry " + Visible.line(name + " = " + value));
    }
  }

  private String text(PublishedFile file) {
    String place =
        file.content().map(content -> files.of(run, content).toString()).orElse(file.note());
    String type = file.mediaType().map(" "::concat).orElse("");
    return Visible.line(file.name() + type + ", " + file.size() + " bytes: " + place);
  }
}
