package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.failure.StackText;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Flag;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.store.CapturedText;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Shows one failure: its printed id, the message, the stack trace, what the test wrote. */
final class FailureText {

  private static final int STACK_LINES = 8;
  private static final int MESSAGE_LINES = 12;
  private static final String INDENT = "  ";

  /** The outcome says it already. */
  private static final String ASSERTION = "org.opentest4j.AssertionFailedError: ";

  private final Console console;
  private final ResultStore store;
  private final boolean whole;

  /**
   * Creates it.
   *
   * @param whole whether nothing is left out
   */
  FailureText(Console console, ResultStore store, boolean whole) {
    this.console = console;
    this.store = store;
    this.whole = whole;
  }

  /** Shows the failure of a test. */
  void show(RunId run, StoredTest test) {
    console.line("");
    headline("", test);
    message(test.message()).forEach(line -> console.line(INDENT + line));
    stack(test).forEach(line -> console.line(INDENT + line));
    if (test.last().hasOutput()) {
      int attempt = test.last().attempt();
      output("", stream -> store.output(run, test.number(), attempt, stream));
    }
    if (test.cause().filter(Cause.SET_UP::equals).isPresent()) {
      outputOfClass(run, test.description());
    }
  }

  /** A test whose class could not be set up has written nothing; the class may have. */
  private void outputOfClass(RunId run, TestDescription test) {
    for (Scope scope : store.scopes(run)) {
      if (scope.plugin().filter(test.plugin()::equals).isPresent()
          && scope.className().equals(test.className())) {
        output(" of the class", stream -> store.output(run, scope, stream));
      }
    }
  }

  /** Shows the one line that every failure has. */
  void headline(String indent, StoredTest test) {
    String outcome = test.outcome().orElse(Outcome.ERROR).name();
    String known = known(test);
    console.line(
        indent
            + console.dataStyle().paint(known.isEmpty() ? Paint.RED : Paint.YELLOW, outcome)
            + " "
            + console.dataStyle().paint(Paint.BOLD, Visible.line(test.description().listedId()))
            + known
            + test.quarantine().map(text -> " QUARANTINED (" + Visible.line(text) + ")").orElse("")
            + (test.attempts() > 1 ? " (%d attempts)".formatted(test.attempts()) : ""));
  }

  private static String known(StoredTest test) {
    return test.flags().stream()
        .filter(flag -> flag == Flag.KNOWN || flag == Flag.UNSTABLE)
        .findFirst()
        .map(flag -> " " + flag + " (" + Visible.line(KnownIssue.text(test.known())) + ")")
        .orElse("");
  }

  private List<String> message(String message) {
    boolean told = message.startsWith(ASSERTION) && message.length() > ASSERTION.length();
    List<String> lines =
        Visible.lines(told ? message.substring(ASSERTION.length()) : message)
            .lines()
            .map(line -> line.replace("\t", INDENT))
            .toList();
    if (whole || lines.size() <= MESSAGE_LINES) {
      return lines;
    }
    List<String> cut = new ArrayList<>(lines.subList(0, MESSAGE_LINES));
    cut.add("... " + (lines.size() - MESSAGE_LINES) + " lines more (-v shows them)");
    return cut;
  }

  private List<String> stack(StoredTest test) {
    return whole
        ? StackText.whole(test.message(), test.detail())
        : new StackText(STACK_LINES, "-v shows the whole trace")
            .lines(test.message(), test.detail());
  }

  private void output(String whose, Function<OutputStreamKind, Optional<CapturedText>> streams) {
    for (OutputStreamKind stream : OutputStreamKind.values()) {
      String name = stream.name().toLowerCase(Locale.ROOT) + whose;
      streams.apply(stream).ifPresent(captured -> output(name, captured.text()));
    }
  }

  private void output(String name, String text) {
    console.line(INDENT + console.dataStyle().paint(Paint.DIM, name + ":"));
    List<String> lines = whole ? OutputText.whole(text) : OutputText.lines(text);
    lines.forEach(line -> console.line(INDENT + INDENT + line));
  }
}
