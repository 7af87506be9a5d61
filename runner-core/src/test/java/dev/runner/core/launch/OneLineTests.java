package dev.runner.core.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class OneLineTests {

  @Test
  void leavesOrdinaryNamesAsTheyAre() {
    for (String name :
        new String[] {"", "adds", "größe mit blanks", "a[0]/b:c#d", "\ud83d\ude00"}) {
      assertSame(name, OneLine.of(name));
    }
  }

  @Test
  void escapesWhatALineCannotHold() {
    assertEquals("a\\u000ab\\u0009\\u2028c", OneLine.of("a\nb\t\u2028c"));
    assertEquals("a\\u0020", OneLine.of("a "));
    assertEquals("\\ud83d and \\ude00", OneLine.of("\ud83d and \ude00"));
  }

  @Test
  void keepsNamesApart() {
    assertEquals("a\\\\u000a", OneLine.of("a\\u000a"));
    assertEquals("many(\\u00231)", OneLine.of("many(#1)"));
  }
}
