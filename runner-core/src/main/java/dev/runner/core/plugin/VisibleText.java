package dev.runner.core.plugin;

/** Makes text out of a foreign jar fit for a message. */
final class VisibleText {

  private static final int LIMIT = 80;

  private VisibleText() {}

  /** Returns the beginning of a text with control characters shown, not sent to a terminal. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    String cut = text.length() > LIMIT ? text.substring(0, LIMIT) + "..." : text;
    for (int i = 0; i < cut.length(); i++) {
      char c = cut.charAt(i);
      if (Character.isISOControl(c)) {
        shown.append("\\u%04x".formatted((int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }
}
