package dev.runner.cli.output;

import dev.runner.core.report.Call;
import dev.runner.core.report.CallDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Shows the exchanges of a run, and says what could not be shown. */
public final class CallsView {

  private final Console console;
  private final CallsData data;
  private final List<String> problems = new ArrayList<>();
  private int documents;
  private int calls;
  private int tests;

  /**
   * Creates a view.
   *
   * @param console takes messages
   * @param data takes the exchanges
   */
  public CallsView(Console console, CallsData data) {
    this.console = console;
    this.data = data;
  }

  /**
   * Shows.
   *
   * @param source hands over the documents
   * @param wanted tells which exchanges are shown
   */
  public void show(Consumer<Consumer<CallDocument>> source, Predicate<Call> wanted) {
    try (data) {
      source.accept(document -> show(document, wanted));
      data.problems(problems);
    }
    problems.forEach(problem -> console.message("WARNING " + Visible.line(problem)));
    console.message(summary());
  }

  private void show(CallDocument document, Predicate<Call> wanted) {
    documents++;
    int before = calls;
    document
        .read(
            call -> {
              if (wanted.test(call)) {
                if (calls == before) {
                  data.begin(document);
                }
                calls++;
                data.call(document, call);
              }
            })
        .ifPresent(problems::add);
    if (calls > before) {
      tests++;
      data.end();
    }
  }

  private String summary() {
    if (documents == 0) {
      return "No calls: no test of these has attached any, as tests do with RestClient of plugin-clients";
    }
    return "%d %s of %d %s"
        .formatted(
            calls,
            calls == 1 ? "call" : "calls",
            tests,
            tests == 1 ? "test or class" : "tests and classes");
  }
}
