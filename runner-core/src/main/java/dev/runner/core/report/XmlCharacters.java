package dev.runner.core.report;

/** Makes any text fit XML 1.0, which cannot hold every character. */
final class XmlCharacters {

  private XmlCharacters() {}

  /**
   * Returns the text with each character that XML cannot hold written as {@code \}{@code uXXXX}.
   */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isLegal(text, i)) {
        return escaped(text, i);
      }
    }
    return text;
  }

  private static String escaped(String text, int clean) {
    StringBuilder result = new StringBuilder(text.length() + 16).append(text, 0, clean);
    for (int i = clean; i < text.length(); i++) {
      if (isLegal(text, i)) {
        result.append(text.charAt(i));
      } else {
        result.append("\\u%04X".formatted((int) text.charAt(i)));
      }
    }
    return result.toString();
  }

  private static boolean isLegal(String text, int index) {
    char c = text.charAt(index);
    if (Character.isSurrogate(c)) {
      return hasPartner(text, index);
    }
    return c >= 0x20 ? c < 0xFFFE : c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean hasPartner(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }
}
