package dev.runner.cli.output;

import dev.runner.core.result.VisibleText;

/** Makes text of unknown origin harmless to a terminal. */
final class Visible {

  private Visible() {}

  /** Returns text for one line: all that is not seen but tabs becomes escapes. */
  static String line(String text) {
    return VisibleText.of(text, c -> c == '\t');
  }

  /** Returns text of several lines: all that is not seen but line ends and tabs becomes escapes. */
  static String lines(String text) {
    return VisibleText.of(text, c -> c == '\t' || c == '\n');
  }
}
