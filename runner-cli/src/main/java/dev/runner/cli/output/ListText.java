package dev.runner.cli.output;

import dev.runner.core.result.KnownIssue;
import dev.runner.core.run.LeftOut;
import dev.runner.core.suite.ListedTest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * Shows planned tests, one listed id a line, as {@code --load-list} reads them; all else is in
 * lines that begin with {@code #}.
 */
public final class ListText {

  private final Console console;

  public ListText(Console console) {
    this.console = console;
  }

  /** Writes a line for each test, in the order given. */
  public void show(List<ListedTest> tests) {
    PrintWriter out = console.data();
    tests.forEach(listed -> out.print(id(listed) + "\n"));
    out.flush();
  }

  /** Writes the same with what is known of each test below it, and then what is left out. */
  public void showAll(List<ListedTest> tests, List<LeftOut> leftOut, ExpectedSeconds seconds) {
    PrintWriter out = console.data();
    for (ListedTest listed : tests) {
      out.print(id(listed) + "\n");
      seconds.of(listed.test()).ifPresent(time -> out.print("#   expected: " + time + " s\n"));
      for (KnownIssue known : listed.test().known()) {
        out.print("#   known: " + known.mode() + " " + Visible.line(known.text()) + "\n");
      }
      skipReason(listed).ifPresent(reason -> out.print("#   disabled: " + reason + "\n"));
    }
    for (LeftOut test : leftOut) {
      out.print("# left out: " + id(test.listed()) + "\n");
      out.print("#   by " + Visible.line(test.rule().toString()) + "\n");
    }
    out.flush();
  }

  private static String id(ListedTest listed) {
    return Visible.line(listed.test().listedId());
  }

  private static Optional<String> skipReason(ListedTest listed) {
    return listed
        .disabled()
        .map(reason -> reason.isEmpty() ? "no reason given" : Visible.line(reason));
  }
}
