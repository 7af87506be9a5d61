package dev.runner.cli.output;

import dev.runner.core.report.CsvLine;
import java.io.PrintWriter;
import java.util.List;

/** Writes a table with the names of its columns first. */
final class Csv implements AutoCloseable {

  private final PrintWriter out;

  Csv(Console console, List<String> columns) {
    this.out = console.data();
    row(columns.toArray());
  }

  /**
   * Writes a row.
   *
   * @param cells a value for each column: absent ones are empty, those of a collection stand apart
   *     by blanks
   */
  void row(Object... cells) {
    out.print(CsvLine.of(cells));
  }

  /** Hands on what was written; the stream stays open. */
  @Override
  public void close() {
    out.flush();
  }
}
