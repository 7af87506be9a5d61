package dev.runner.cli.output;

/** Shortens messages to the line in which they stand. */
final class Excerpt {

  private static final int COLUMNS = 80;

  private Excerpt() {}

  /** Returns the beginning of a message for a line that is indented so far. */
  static String of(String message, int indent) {
    String line = Visible.line(message.replaceAll("\\s+", " ").strip());
    return Columns.beginning(line, COLUMNS - indent, "...");
  }
}
