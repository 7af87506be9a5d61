package dev.runner.core.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTests {

  @Test
  void leavesAloneWhatEverybodySees() {
    String text =
        "plugin:pkg.Überprüfung$Inner.größe(int,String)(#3) \ud83d\udc69\u200d\ud83d\udcbb";
    assertSame(text, VisibleText.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "0000, \\u0000",
    "001B, \\u001b",
    "000A, \\n",
    "0009, \\u0009",
    "007F, \\u007f",
    "0085, \\u0085",
    "202E, \\u202e",
    "2066, \\u2066",
    "2028, \\u2028",
    "FEFF, \\ufeff",
    "FFFE, \\ufffe",
    "FDD0, \\ufdd0",
    "D800, \\ud800",
    "1FFFF, \\ud83f\\udfff"
  })
  void escapesWhatIsNotSeen(String codePoint, String shown) {
    String text = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";
    assertEquals("a" + shown + "b", VisibleText.of(text));
  }

  @Test
  void keepsWhatItIsToldToKeep() {
    assertEquals("a\n\tb\\u000d", VisibleText.of("a\n\tb\r", c -> c == '\n' || c == '\t'));
  }

  @Test
  void makesOneLineOfEveryCharacterThereIs() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String shown = VisibleText.of("x" + (char) c);
      assertEquals(1, shown.lines().count(), () -> shown);
      assertFalse(shown.chars().anyMatch(Character::isISOControl), () -> shown);
    }
  }
}
