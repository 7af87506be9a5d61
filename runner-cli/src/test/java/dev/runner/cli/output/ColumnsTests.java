package dev.runner.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTests {

  @ParameterizedTest
  @CsvSource({"abc, 3", "größe, 5", "数量, 4", "한글, 4", "e\u0301, 1", "😀, 2", "حساب, 4", "'', 0"})
  void measuresWhatATerminalShows(String text, int columns) {
    assertEquals(columns, Columns.of(text));
  }

  @Test
  void cutsAtWholeCharacters() {
    assertEquals("…Tests", Columns.end("CartTests", 6, "…"));
    assertEquals("...する", Columns.end("数量を確認する", 8, "..."));
    assertEquals("数量...", Columns.beginning("数量を確認する", 8, "..."));
    assertEquals("…\ud83d\ude00", Columns.end("ab\ud83d\ude00", 3, "…"));
    assertEquals("abc", Columns.end("abc", 3, "…"));
    assertEquals("", Columns.beginning("abc", 0, ""));
  }

  @Test
  void breaksLinesAtSpacesAndKeepsLongWordsWhole() {
    assertEquals(
        List.of("one two", "  three", "  '/a/very/long/path'", "  four"),
        Columns.wrapped("one two three '/a/very/long/path' four", 9, "  "));
    assertEquals(List.of("short"), Columns.wrapped("short", 9, "  "));
    assertEquals(List.of("verylongword"), Columns.wrapped("verylongword", 5, "  "));
    assertEquals(List.of("verylongword", "  a"), Columns.wrapped("verylongword a", 5, "  "));
    assertEquals(List.of("a", "  b", "  c"), Columns.wrapped("a b  c", 1, "  "));
    assertEquals(List.of("  a", "  b"), Columns.wrapped("  a b", 1, "  "));
    assertEquals(List.of("a"), Columns.wrapped("a ", 1, "  "));
  }
}
