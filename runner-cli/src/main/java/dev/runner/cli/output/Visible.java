package dev.runner.cli.output;

import java.util.regex.Pattern;

/** Makes text of unknown origin harmless to a terminal. */
final class Visible {

  private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;:]*m");

  private Visible() {}

  /** Returns text for one line: control characters, line ends among them, become escapes. */
  static String line(String text) {
    return escape(text, false);
  }

  /** Returns text of several lines: all control characters but line end and tab become escapes. */
  static String lines(String text) {
    return escape(text, true);
  }

  /** Returns what a program wrote for a terminal: its colours are left out, then as lines. */
  static String output(String text) {
    String plain = text.indexOf('\u001b') < 0 ? text : COLOR.matcher(text).replaceAll("");
    return lines(plain.replace("\r\n", "\n"));
  }

  private static String escape(String text, boolean keepLines) {
    if (text.chars().noneMatch(c -> isHarmful(c) && !(keepLines && c == '\n'))) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              if (isHarmful(c) && !(keepLines && c == '\n')) {
                shown.append(c == '\n' ? "\\n" : "\\u%04x".formatted(c));
              } else {
                shown.append((char) c);
              }
            });
    return shown.toString();
  }

  /** Tells whether a character moves the cursor, ends a line or turns the order of others round. */
  private static boolean isHarmful(int c) {
    return Character.isISOControl(c) && c != '\t'
        || c == 0x061c // Arabic letter mark
        || c == 0x200e // marks and embeddings of a direction
        || c == 0x200f
        || c >= 0x2028 && c <= 0x202e // line and paragraph separator among them
        || c >= 0x2066 && c <= 0x2069
        || c == 0xfeff;
  }
}
