package dev.runner.core.launch;

/**
 * Keeps printed ids in one line of text that survives being written and read again.
 *
 * <p>Engines, and languages other than Java, allow any character in names. A control character, a
 * line or paragraph separator, half a surrogate pair, a blank at the end and the backslash itself
 * become escapes; so does {@code (#} in a name, which would look like an invocation.
 */
final class OneLine {

  private OneLine() {}

  static String of(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (isEscaped(name, i)) {
        return escaped(name);
      }
    }
    return name;
  }

  private static String escaped(String name) {
    StringBuilder text = new StringBuilder(name.length() + 16);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isEscaped(name, i)) {
        text.append(c);
      } else if (c == '\\') {
        text.append("\\\\");
      } else {
        text.append("\\u%04x".formatted((int) c));
      }
    }
    return text.toString();
  }

  private static boolean isEscaped(String name, int i) {
    char c = name.charAt(i);
    return c == '\\'
        || Character.isISOControl(c)
        || (c != ' ' && Character.isWhitespace(c))
        || (c == ' ' && i == name.length() - 1)
        || (c == '#' && i > 0 && name.charAt(i - 1) == '(')
        || (Character.isSurrogate(c) && !isPaired(name, i));
  }

  private static boolean isPaired(String name, int i) {
    char c = name.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < name.length() && Character.isLowSurrogate(name.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(name.charAt(i - 1));
  }
}
