package dev.runner.cli.output;

import dev.runner.core.result.VisibleText;
import java.util.regex.Pattern;

/** Makes text of unknown origin harmless to a terminal. */
final class Visible {

  private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;:]*m");

  private Visible() {}

  /** Returns text for one line: all that is not seen but tabs becomes escapes. */
  static String line(String text) {
    return VisibleText.of(text, c -> c == '\t');
  }

  /** Returns text of several lines: all that is not seen but line ends and tabs becomes escapes. */
  static String lines(String text) {
    return VisibleText.of(text, c -> c == '\t' || c == '\n');
  }

  /** Returns what a program wrote for a terminal: its colours are left out, then as lines. */
  static String output(String text) {
    String plain = text.indexOf('\u001b') < 0 ? text : COLOR.matcher(text).replaceAll("");
    return lines(plain.replace("\r\n", "\n"));
  }
}
