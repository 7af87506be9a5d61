package dev.runner.core.result;

import java.util.function.IntPredicate;

/**
 * Text of unknown origin made fit for a person: what moves a cursor, turns the direction of writing
 * or shows nothing becomes an escape such as {@code \}{@code u001b}.
 */
public final class VisibleText {

  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;

  private VisibleText() {}

  /** Returns the text in one line. */
  public static String of(String text) {
    return of(text, c -> false);
  }

  /**
   * Returns the text.
   *
   * @param kept the characters to keep although they show nothing, line ends for instance
   */
  public static String of(String text, IntPredicate kept) {
    if (text.codePoints().allMatch(c -> isVisible(c) || kept.test(c))) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (isVisible(c) || kept.test(c)) {
                shown.appendCodePoint(c);
              } else if (c == '\n') {
                shown.append("\\n");
              } else {
                Character.toString(c).chars().forEach(u -> shown.append("\\u%04x".formatted(u)));
              }
            });
    return shown.toString();
  }

  /** Tells whether a character shows something and leaves cursor and direction alone. */
  public static boolean isVisible(int c) {
    if (c >= ' ' && c <= '~') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      case Character.FORMAT -> c == JOINER || c == NON_JOINER; // letters and emoji need them
      default -> (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF); // no characters at all
    };
  }
}
