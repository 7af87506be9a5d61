package dev.runner.cli.output;

import dev.runner.core.result.TestDescription;
import dev.runner.core.run.LeftOut;
import dev.runner.core.suite.ListedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows planned tests as a table. */
public final class ListCsv {

  private static final List<String> COLUMNS =
      List.of("id", "plugin", "class", "tags", "uuid", "expectedSeconds", "skipReason");

  private final Console console;
  private final ExpectedSeconds seconds;

  public ListCsv(Console console, ExpectedSeconds seconds) {
    this.console = console;
    this.seconds = seconds;
  }

  /**
   * Writes a row for each test, in the order given.
   *
   * @param tests the planned tests
   * @param leftOut those that exclude lists leave out; a column more if there are any
   */
  public void show(List<ListedTest> tests, List<LeftOut> leftOut) {
    List<String> columns = new ArrayList<>(COLUMNS);
    if (!leftOut.isEmpty()) {
      columns.add("leftOut");
    }
    try (Csv csv = new Csv(console, columns)) {
      tests.forEach(listed -> row(csv, listed, columns, Optional.empty()));
      leftOut.forEach(
          test -> row(csv, test.listed(), columns, Optional.of(test.rule().toString())));
    }
  }

  private void row(Csv csv, ListedTest listed, List<String> columns, Optional<String> leftOut) {
    TestDescription test = listed.test();
    List<Object> cells =
        List.of(
            test.listedId(),
            test.plugin(),
            test.className(),
            test.tags(),
            test.uuid(),
            seconds.of(test),
            listed.disabled(),
            leftOut);
    csv.row(cells.subList(0, columns.size()).toArray());
  }
}
