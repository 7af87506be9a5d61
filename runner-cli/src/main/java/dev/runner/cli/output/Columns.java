package dev.runner.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Measures and cuts text by the columns it takes on a terminal. */
final class Columns {

  /** First and last code points of two columns, as of Unicode's East Asian width and emoji. */
  private static final int[][] WIDE = {
    {0x1100, 0x115f},
    {0x231a, 0x231b},
    {0x23e9, 0x23ec},
    {0x2705, 0x2705},
    {0x274c, 0x274c},
    {0x2e80, 0x303e},
    {0x3041, 0xa4cf},
    {0xa960, 0xa97f},
    {0xac00, 0xd7a3},
    {0xf900, 0xfaff},
    {0xfe30, 0xfe6f},
    {0xff01, 0xff60},
    {0xffe0, 0xffe6},
    {0x1f300, 0x1f64f},
    {0x1f680, 0x1f6ff},
    {0x1f900, 0x1faff},
    {0x20000, 0x3fffd},
  };

  private Columns() {}

  /** Returns how many columns a text takes. */
  static int of(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  /** Returns the end of a text, as much as fits, behind a mark if that is not all of it. */
  static String end(String text, int columns, String mark) {
    if (of(text) <= columns) {
      return text;
    }
    int left = columns - of(mark);
    int start = text.length();
    while (start > 0) {
      int point = text.codePointBefore(start);
      left -= width(point);
      if (left < 0) {
        break;
      }
      start -= Character.charCount(point);
    }
    return mark + text.substring(start);
  }

  /** Returns the beginning of a text, as much as fits, before a mark if that is not all of it. */
  static String beginning(String text, int columns, String mark) {
    if (of(text) <= columns) {
      return text;
    }
    int end = fitting(text, columns - of(mark));
    return text.substring(0, end) + mark;
  }

  /** Returns a text in lines, broken at spaces where there are any; all but the first indented. */
  static List<String> wrapped(String text, int columns, String indent) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (of(rest) > columns) {
      int fits = fitting(rest, columns);
      int space = rest.lastIndexOf(' ', fits);
      int begin = rest.length() - rest.stripLeading().length();
      int end = space > begin ? space : next(rest, Math.max(begin, fits));
      if (end == rest.length()) {
        break;
      }
      lines.add(rest.substring(0, end));
      rest = indent + rest.substring(end).stripLeading();
    }
    if (lines.isEmpty() || !rest.isBlank()) {
      lines.add(rest);
    }
    return lines;
  }

  /** A word that is too long for a line is not broken, so that it can be copied. */
  private static int next(String text, int from) {
    int space = text.indexOf(' ', from);
    return space < 0 ? text.length() : space;
  }

  private static int fitting(String text, int columns) {
    int left = columns;
    int end = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      left -= width(point);
      if (left < 0) {
        break;
      }
      end += Character.charCount(point);
    }
    return end;
  }

  private static int width(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (point >= range[0] && point <= range[1]) {
        return 2;
      }
    }
    return 1;
  }
}
