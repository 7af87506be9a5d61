package dev.runner.cli.output;

import dev.runner.core.result.TestDescription;
import java.util.List;

/** Shows planned tests, one listed id a line. */
public final class ListText {

  private final Console console;

  public ListText(Console console) {
    this.console = console;
  }

  /** Writes a line for each test, in the order given. */
  public void show(List<TestDescription> tests) {
    tests.forEach(test -> console.line(Visible.line(test.listedId())));
  }
}
