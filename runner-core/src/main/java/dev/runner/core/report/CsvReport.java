package dev.runner.core.report;

import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.store.StoredTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a row for each test, and one for each failure of a class beside its tests. */
final class CsvReport implements Reporter {

  /** What there is beside the columns of every table of tests. */
  private static final List<String> MORE =
      List.of("displayName", "quarantine", "knownIssues", "detail");

  CsvReport() {}

  @Override
  public void write(ReportSource source, Path target) {
    DraftFile.text(
        target,
        text -> {
          List<Object> columns = new ArrayList<>(TestTable.COLUMNS);
          columns.addAll(MORE);
          text.write(CsvLine.of(columns));
          RunWalk.through(source, new Rows(text));
        });
  }

  /** Writes rows. */
  private record Rows(Writer text) implements RunVisitor {

    @Override
    public void test(StoredTest test) {
      List<Object> cells = new ArrayList<>(TestTable.cells(test));
      cells.add(test.description().displayName());
      cells.add(test.quarantine());
      cells.add(KnownIssue.text(test.known()));
      cells.add(test.detail());
      row(cells);
    }

    @Override
    public void fault(ClassFault fault) {
      row(
          List.of(
              fault.id(),
              "",
              "",
              fault.owner().plugin(),
              fault.owner().name(),
              fault.name(),
              "",
              Outcome.ERROR,
              "",
              ClassFault.TYPE,
              fault.failure().message(),
              "",
              "",
              "",
              "",
              "",
              fault.name(),
              "",
              "",
              fault.failure().detail()));
    }

    private void row(List<Object> cells) {
      try {
        text.write(CsvLine.of(cells));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
