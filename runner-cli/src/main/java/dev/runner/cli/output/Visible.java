package dev.runner.cli.output;

/** Makes text of unknown origin harmless to a terminal. */
final class Visible {

  private Visible() {}

  /** Returns text for one line: control characters, line ends among them, become escapes. */
  static String line(String text) {
    return escape(text, false);
  }

  /** Returns text of several lines: all control characters but line end and tab become escapes. */
  static String lines(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean keepLines) {
    StringBuilder shown = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              boolean kept = c == '\t' || (keepLines && c == '\n');
              if (Character.isISOControl(c) && !kept) {
                shown.append(c == '\n' ? "\\n" : "\\u%04x".formatted(c));
              } else {
                shown.append((char) c);
              }
            });
    return shown.toString();
  }
}
