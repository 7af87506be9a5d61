package dev.runner.core.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Makes lines of a table as RFC 4180 has it: commas, lines that end in CR LF, quotes where a cell
 * needs them.
 *
 * <p>A spreadsheet runs a text that begins as a formula, and what tests say is anybody's text: such
 * a text gets an apostrophe in front, which a spreadsheet does not show. Numbers stay as they are.
 */
public final class CsvLine {

  private static final String FORMULA = "=+-@\t\r\n";

  private CsvLine() {}

  /**
   * Returns a line with its end.
   *
   * @param cells a value for each column: absent ones are empty, those of a collection stand apart
   *     by blanks, points in time are in UTC
   */
  public static String of(Collection<?> cells) {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** Returns a line with its end. */
  public static String of(Object... cells) {
    return of(Arrays.asList(cells));
  }

  private static String cell(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(CsvLine::cell).orElse("");
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }
    if (value instanceof Instant at) {
      return UtcTime.of(at);
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
