package dev.runner.cli.output;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Writes a table as RFC 4180 has it: commas, lines that end in CR LF, quotes where a cell needs
 * them, names of columns first.
 *
 * <p>A spreadsheet runs a text that begins as a formula, and what tests say is anybody's text: such
 * a text gets an apostrophe in front, which a spreadsheet does not show. Numbers stay as they are.
 */
final class Csv implements AutoCloseable {

  private static final String FORMULA = "=+-@\t\r\n";

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
    out.print(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
  }

  /** Hands on what was written; the stream stays open. */
  @Override
  public void close() {
    out.flush();
  }

  private static String cell(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Csv::cell).orElse("");
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }
    if (value instanceof Number) {
      return value.toString();
    }
    if (value instanceof Collection<?> values) {
      return cell(values.stream().map(Object::toString).collect(Collectors.joining(" ")));
    }
    return quoted(harmless(value.toString()));
  }

  private static String harmless(String text) {
    return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    boolean blanks = text.startsWith(" ") || text.endsWith(" ");
    return plain && !blanks ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
