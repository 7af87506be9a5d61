package dev.runner.core.config;

import java.nio.file.Path;

/** Refuses text that is nested so deeply that the parser's stack would overflow. */
final class NestingGuard {

  static final int MAX_DEPTH = 100;

  private static final String LONG_QUOTE = "\"\"\"";

  private final String text;
  private int at;
  private int line = 1;
  private int depth;

  NestingGuard(String text) {
    this.text = text;
  }

  /**
   * Checks the text.
   *
   * @throws ConfigFileException if braces and brackets are nested over 100 levels
   */
  void check(Path file) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        skipString();
      } else if (c == '#' || text.startsWith("//", at)) {
        skipTo("\n", 0);
      } else {
        step(c);
      }
      if (depth > MAX_DEPTH) {
        throw ConfigFileException.unreadable(
            file, "is nested deeper than %d levels at line %d".formatted(MAX_DEPTH, line));
      }
    }
  }

  private void step(char c) {
    if (c == '{' || c == '[') {
      depth++;
    } else if (c == '}' || c == ']') {
      depth--;
    } else if (c == '\n') {
      line++;
    }
    at++;
  }

  private void skipString() {
    if (text.startsWith(LONG_QUOTE, at)) {
      at += LONG_QUOTE.length();
      skipTo(LONG_QUOTE, LONG_QUOTE.length());
      return;
    }
    at++;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
    }
  }

  private void skipTo(String end, int beyond) {
    int found = text.indexOf(end, at);
    int next = found < 0 ? text.length() : found + beyond;
    line += (int) text.substring(at, next).chars().filter(c -> c == '\n').count();
    at = next;
  }
}
