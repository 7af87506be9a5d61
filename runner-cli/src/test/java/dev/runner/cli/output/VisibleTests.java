package dev.runner.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VisibleTests {

  @Test
  void showsControlCharactersInsteadOfSendingThem() {
    assertEquals("a\\u001b[31mb\\u0007", Visible.line("a\u001b[31mb\u0007"));
    assertEquals("\\u009b2J \\u007f", Visible.line("\u009b2J \u007f"));
    assertEquals("\\u000d", Visible.lines("\r"));
    assertEquals("\\u202eright \\ud83d \\ufffe", Visible.lines("\u202eright \ud83d \ufffe"));
  }

  @Test
  void keepsALineALine() {
    assertEquals("a\\nb\tc", Visible.line("a\nb\tc"));
    assertEquals("a\nb\tc", Visible.lines("a\nb\tc"));
  }

  @Test
  void keepsAllOtherText() {
    String text = "größer ✓ \ud83d\ude00";
    assertEquals(text, Visible.line(text));
    assertEquals(text, Visible.lines(text));
  }

  @Test
  void showsWhatTurnsTheOrderOfCharactersRound() {
    assertEquals("a\\u202eb\\u2066\\u2028", Visible.line("a\u202eb\u2066\u2028"));
    assertEquals("\u062d\u0633", Visible.line("\u062d\u0633"));
  }

  @Test
  void leavesOutTheColorsOfOutput() {
    assertEquals("a\nb\\u001b[2J", Visible.output("\u001b[1;31ma\u001b[0m\r\nb\u001b[2J"));
  }

  @Test
  void letsNoControlCharacterThrough() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String shown = Visible.line(String.valueOf((char) c));
      boolean harmless =
          shown.chars().noneMatch(unit -> Character.isISOControl(unit) && unit != '\t');
      assertTrue(harmless, "character " + c);
    }
    assertSame("", Visible.line("").intern());
  }
}
