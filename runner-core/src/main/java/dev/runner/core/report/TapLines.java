package dev.runner.core.report;

import dev.runner.core.result.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Optional;

/**
 * Writes test points of TAP with their details in YAML, of which it uses what JSON has, too. What
 * is not visible is escaped, so that every text stays where it is.
 */
final class TapLines {

  private final Writer text;
  private int points;

  TapLines(Writer text) {
    this.text = text;
  }

  /** Writes a test point. */
  void point(boolean ok, String name, Optional<String> directive) {
    points++;
    String end = directive.map(word -> " # " + escaped(word)).orElse("");
    line((ok ? "ok " : "not ok ") + points + " - " + escaped(VisibleText.of(name)) + end);
  }

  void beginDetails() {
    line("  ---");
  }

  /** Writes a text, if there is any. */
  void detail(String key, String value) {
    if (!value.isEmpty()) {
      line("  " + key + ": " + quoted(value));
    }
  }

  /** Writes texts, if there are any. */
  void detail(String key, Collection<String> values) {
    if (!values.isEmpty()) {
      line("  " + key + ":");
      values.forEach(value -> line("    - " + quoted(value)));
    }
  }

  void number(String key, long value) {
    line("  " + key + ": " + value);
  }

  void endDetails() {
    line("  ...");
  }

  /** Writes how many points there are. */
  void plan() {
    line("1.." + points + (points == 0 ? " # SKIP no tests" : ""));
  }

  private void line(String line) {
    try {
      text.write(line);
      text.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("#", "\\#");
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 8).append('"');
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> character(quoted, c);
              }
            });
    return quoted.append('"').toString();
  }

  private static void character(StringBuilder quoted, int c) {
    if (VisibleText.isVisible(c)) {
      quoted.appendCodePoint(c);
    } else if (c <= 0xFF) {
      quoted.append("\\x%02x".formatted(c));
    } else if (c <= 0xFFFF) {
      quoted.append("\\u%04x".formatted(c));
    } else {
      quoted.append("\\U%08x".formatted(c));
    }
  }
}
