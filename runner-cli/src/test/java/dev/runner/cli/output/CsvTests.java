package dev.runner.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CsvTests {

  private static String written(List<String> columns, Consumer<Csv> rows) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try (Csv csv = new Csv(Console.of(false), columns)) {
      rows.accept(csv);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String cell(Object value) {
    String text = written(List.of("a"), csv -> csv.row(value));
    return text.substring("a\r\n".length(), text.length() - 2);
  }

  @Test
  void endsLinesInCrLfAndNamesColumnsFirst() {
    assertEquals("a,b\r\n1,x\r\n", written(List.of("a", "b"), csv -> csv.row(1, "x")));
  }

  @Test
  void quotesWhatNeedsIt() {
    assertEquals("plain text", cell("plain text"));
    assertEquals("\"a,b\"", cell("a,b"));
    assertEquals("\"say \"\"so\"\"\"", cell("say \"so\""));
    assertEquals("\"a\nb\"", cell("a\nb"));
    assertEquals("\" a\"", cell(" a"));
    assertEquals("größe", cell("größe"));
  }

  @Test
  void leavesAbsentValuesEmptyAndJoinsCollections() {
    assertEquals("", cell(Optional.empty()));
    assertEquals("7", cell(OptionalInt.of(7)));
    assertEquals("", cell(OptionalInt.empty()));
    assertEquals("a b", cell(List.of("a", "b")));
    assertEquals("x", cell(Optional.of("x")));
  }

  @Test
  void disarmsTextsThatASpreadsheetWouldRun() {
    assertEquals("'=1+1", cell("=1+1"));
    assertEquals("\"'@SUM(A1,A2)\"", cell("@SUM(A1,A2)"));
    assertEquals("'-1", cell(List.of("-1")));
    assertEquals("'+x", cell(Optional.of("+x")));
    assertEquals("-1", cell(-1));
    assertEquals("a=1", cell("a=1"));
  }
}
