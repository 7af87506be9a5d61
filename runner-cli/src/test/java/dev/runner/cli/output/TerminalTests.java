package dev.runner.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTests {

  private static Terminal terminal(boolean out, boolean err, String variables) {
    Map<String, String> environment = new HashMap<>();
    for (String pair : variables.isEmpty() ? new String[0] : variables.split(" ")) {
      int equals = pair.indexOf('=');
      environment.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return new Terminal(out, err, environment);
  }

  @ParameterizedTest
  @CsvSource({
    "TERM=xterm, true, true",
    "TERM=xterm, false, false",
    "TERM=dumb, true, false",
    "'', true, false",
    "TERM=xterm NO_COLOR=, true, false",
    "TERM=xterm NO_COLOR=0, true, false",
    "CLICOLOR_FORCE=1, false, true",
    "CLICOLOR_FORCE=0, false, false",
    "FORCE_COLOR=1, false, true",
    "FORCE_COLOR=1 NO_COLOR=1, true, false",
    "TERM=xterm CI=true, true, true",
  })
  void takesColorsWhereAPersonLooksUnlessToldOtherwise(
      String variables, boolean terminal, boolean colored) {
    assertEquals(colored, terminal(terminal, false, variables).colorsOut(ColorWhen.AUTO));
    assertEquals(colored, terminal(false, terminal, variables).colorsErr(ColorWhen.AUTO));
    assertTrue(terminal(terminal, terminal, variables).colorsOut(ColorWhen.ALWAYS));
    assertFalse(terminal(terminal, terminal, variables).colorsOut(ColorWhen.NEVER));
  }

  @Test
  void decidesForEachStreamAlone() {
    Terminal piped = terminal(false, true, "TERM=xterm");
    assertFalse(piped.colorsOut(ColorWhen.AUTO));
    assertTrue(piped.colorsErr(ColorWhen.AUTO));
  }

  @ParameterizedTest
  @CsvSource({
    "TERM=xterm, true",
    "TERM=xterm CI=, true",
    "TERM=xterm CI=false, true",
    "TERM=xterm CI=true, false",
    "TERM=dumb, false",
    "'', false"
  })
  void drawsOnlyForAPerson(String variables, boolean live) {
    assertEquals(live, terminal(false, true, variables).isLive());
    assertFalse(terminal(true, false, variables).isLive());
  }

  @ParameterizedTest
  @CsvSource({
    "LANG=en_US.UTF-8, true",
    "LANG=de_DE.utf8, true",
    "LANG=C, false",
    "LC_ALL=C LANG=en_US.UTF-8, false",
    "LC_ALL= LC_CTYPE=C.UTF-8 LANG=C, true",
    "'', false"
  })
  void goesByTheLocaleForSignsBeyondAscii(String variables, boolean unicode) {
    assertEquals(unicode, terminal(true, true, variables).isUnicode());
  }

  @ParameterizedTest
  @CsvSource({
    "COLUMNS=132, 132",
    "COLUMNS=0, -1",
    "COLUMNS=wide, -1",
    "COLUMNS=99999, -1",
    "A=, -1"
  })
  void readsTheWidthIfItIsOne(String variables, int columns) {
    assertEquals(
        columns < 0 ? OptionalInt.empty() : OptionalInt.of(columns),
        terminal(true, true, variables).columns());
  }
}
