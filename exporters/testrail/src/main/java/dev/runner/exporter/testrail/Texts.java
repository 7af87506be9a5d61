package dev.runner.exporter.testrail;

import dev.runner.api.export.ExportedTest;
import java.time.Duration;

/** Texts as TestRail takes them. */
final class Texts {

  /** TestRail cuts, or refuses, longer titles and names. */
  static final int LONGEST_NAME = 250;

  private static final int LONGEST_MESSAGE = 4_000;
  private static final int LONGEST_TRACE = 8_000;
  private static final char UNKNOWN = '\ufffd';

  private Texts() {}

  /** Returns the title of a test's own case. */
  static String title(ExportedTest test) {
    String shown = test.displayName();
    boolean byItself = shown.startsWith(test.name() + "(") && shown.endsWith(")");
    boolean same = shown.isBlank() || shown.equals(test.name()) || byItself;
    return line(same ? test.name() : test.name() + ": " + shown, LONGEST_NAME);
  }

  /** Returns what a result says for people. */
  static String comment(ExportedTest test) {
    StringBuilder text = new StringBuilder("**" + test.outcome() + "** `" + test.id() + "`");
    if (!test.flags().isEmpty()) {
      text.append(" (").append(String.join(", ", test.flags().stream().sorted().toList()));
      text.append(')');
    }
    if (test.attempts() > 1) {
      text.append(", attempt ").append(test.attempts());
    }
    if (!test.message().isBlank()) {
      text.append("\n\n").append(cut(clean(test.message()).strip(), LONGEST_MESSAGE));
    }
    if (!test.trace().isBlank()) {
      text.append("\n\n    ");
      text.append(cut(clean(test.trace()).stripTrailing(), LONGEST_TRACE).replace("\n", "\n    "));
    }
    return clean(text.toString());
  }

  /** Returns a time as {@code 1h 2m 3s}; no test takes less than a second there. */
  static String elapsed(Duration time) {
    long seconds = Math.max(1, (time.toMillis() + 500) / 1_000);
    StringBuilder text = new StringBuilder();
    append(text, seconds / 3_600, 'h');
    append(text, seconds / 60 % 60, 'm');
    append(text, seconds % 60, 's');
    return text.toString();
  }

  private static void append(StringBuilder text, long count, char unit) {
    if (count > 0) {
      text.append(text.isEmpty() ? "" : " ").append(count).append(unit);
    }
  }

  /** Returns a text in one line. */
  static String line(String text, int longest) {
    return cut(clean(text).replaceAll("\\s+", " ").strip(), longest);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 3;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + "...";
  }

  /** Without what no database of TestRail's takes: control characters and halves of pairs. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
              boolean control = point < ' ' && point != '\n' && point != '\t';
              boolean dropped = point == '\r';
              if (!dropped) {
                clean.appendCodePoint(half || control ? UNKNOWN : point);
              }
            });
    return clean.toString();
  }
}
