package dev.runner.core.store;

/** Makes texts fit every database: some take no U+0000, none takes half a surrogate pair. */
final class PlainText {

  private PlainText() {}

  /** Returns the text with such characters written as visible escapes. */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (needsEscape(text, i)) {
        return escaped(text, i);
      }
    }
    return text;
  }

  private static String escaped(String text, int clean) {
    StringBuilder result = new StringBuilder(text.length() + 16).append(text, 0, clean);
    for (int i = clean; i < text.length(); i++) {
      if (needsEscape(text, i)) {
        result.append("\\u%04X".formatted((int) text.charAt(i)));
      } else {
        result.append(text.charAt(i));
      }
    }
    return result.toString();
  }

  private static boolean needsEscape(String text, int index) {
    char c = text.charAt(index);
    if (!Character.isSurrogate(c)) {
      return c == 0;
    }
    return Character.isHighSurrogate(c)
        ? index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1))
        : index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
  }
}
