package dev.runner.core.launch;

import dev.runner.core.result.VisibleText;

/**
 * Keeps printed ids in one line of text that survives being written and read again.
 *
 * <p>Engines, and languages other than Java, allow any character in names. Whatever is not visible,
 * half a surrogate pair, a blank at the end and the backslash itself become escapes; so does {@code
 * (#} in a name, which would look like an invocation.
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
        || !VisibleText.isVisible(codePoint(name, i))
        || (c == ' ' && i == name.length() - 1)
        || (c == '#' && i > 0 && name.charAt(i - 1) == '(');
  }

  /** Returns the whole character that a char is one half of. */
  private static int codePoint(String name, int i) {
    boolean second =
        i > 0
            && Character.isLowSurrogate(name.charAt(i))
            && Character.isHighSurrogate(name.charAt(i - 1));
    return name.codePointAt(second ? i - 1 : i);
  }
}
