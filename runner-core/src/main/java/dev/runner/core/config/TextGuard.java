package dev.runner.core.config;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Refuses text on which the parser would spend a stack, a heap or seconds, by a look at its shape.
 *
 * <p>The parser copies a block for each further piece of it, so many pieces of one block cost it
 * the square of their number.
 */
final class TextGuard {

  static final int MAX_DEPTH = 100;

  private static final String LONG_QUOTE = "\"\"\"";

  private final Path file;
  private final String text;
  private final TextBudget budget;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private int at;
  private int line = 1;
  private int depth;
  private boolean inWord;

  TextGuard(Path file, String text, TextBudget budget) {
    this.file = file;
    this.text = text;
    this.budget = budget;
    frames.push(new Frame(budget.root(), 0));
  }

  /** An open block or list, with the setting that is being read in it. */
  private static final class Frame {

    private final BlockPieces block;
    private final int levels;
    private final StringBuilder key = new StringBuilder();
    private boolean inValue;
    private boolean refers;
    private int dots;

    Frame(BlockPieces block, int levels) {
      this.block = block;
      this.levels = levels;
    }

    void end() {
      key.setLength(0);
      inValue = false;
      refers = false;
      dots = 0;
    }
  }

  /**
   * Checks the text.
   *
   * @throws ConfigFileException if it is nested over 100 levels, has more words and signs than
   *     anyone writes, or sets one block in too many pieces
   */
  void check() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        skipString();
      } else if (c == '#' || text.startsWith("//", at)) {
        skipTo("\n", 0);
      } else if (text.startsWith("${", at)) {
        skipReference();
      } else {
        sign(c);
      }
    }
  }

  private void sign(char c) {
    Frame frame = frames.element();
    at++;
    switch (c) {
      case '\n' -> {
        line++;
        separate(frame);
      }
      case ',' -> separate(frame);
      case '{' -> open(frame.key.isEmpty() ? new BlockPieces() : budget.reopen(frame.block, key()));
      case '[' -> open(new BlockPieces());
      case '}', ']' -> close();
      case '=', ':' -> assign(frame);
      default -> letter(frame, c);
    }
  }

  private void letter(Frame frame, char c) {
    if (Character.isWhitespace(c)) {
      inWord = false;
      return;
    }
    if (!inWord) {
      count();
      inWord = true;
    }
    if (c == '.') {
      frame.dots++;
      checkDepth(frame);
    }
    if (!frame.inValue) {
      frame.key.append(c);
    }
  }

  private void separate(Frame frame) {
    count();
    frame.end();
  }

  private void assign(Frame frame) {
    count();
    if (!frame.inValue && !frame.key.isEmpty()) {
      boolean appends = frame.key.charAt(frame.key.length() - 1) == '+';
      if (appends) {
        frame.key.setLength(frame.key.length() - 1);
      }
      budget.set(frame.block, key(), appends);
    }
    frame.inValue = true;
    checkBudget();
  }

  private void open(BlockPieces block) {
    count();
    Frame outer = frames.element();
    Frame inner = new Frame(block, 1 + outer.dots);
    frames.push(inner);
    depth += inner.levels;
    checkDepth(inner);
    checkBudget();
  }

  private void close() {
    count();
    if (frames.size() > 1) {
      depth -= frames.pop().levels;
      frames.element().inValue = true;
    }
  }

  private String key() {
    return frames.element().key.toString();
  }

  private void skipReference() {
    Frame frame = frames.element();
    int end = text.indexOf('}', at);
    int next = end < 0 ? text.length() : end + 1;
    frame.dots += (int) text.substring(at, next).chars().filter(c -> c == '.').count();
    at = next;
    count();
    checkDepth(frame);
    if (!frame.refers && !frame.key.isEmpty()) {
      budget.refer(frame.block, key());
      frame.refers = true;
      checkBudget();
    }
  }

  private void skipString() {
    int from = at;
    if (text.startsWith(LONG_QUOTE, at)) {
      at += LONG_QUOTE.length();
      skipTo(LONG_QUOTE, LONG_QUOTE.length());
    } else {
      at++;
      while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      if (at < text.length() && text.charAt(at) == '"') {
        at++;
      }
    }
    count();
    Frame frame = frames.element();
    if (!frame.inValue) {
      frame.key.append(text, from, Math.min(at, text.length()));
    }
  }

  private void skipTo(String end, int beyond) {
    int found = text.indexOf(end, at);
    int next = found < 0 ? text.length() : found + beyond;
    line += (int) text.substring(at, next).chars().filter(c -> c == '\n').count();
    at = next;
  }

  private void count() {
    inWord = false;
    if (!budget.hasWordLeft()) {
      throw refusal(
          "holds more than %d words and signs; is it a configuration file?"
              .formatted(TextBudget.MAX_WORDS));
    }
  }

  private void checkDepth(Frame frame) {
    if (depth + frame.dots > MAX_DEPTH) {
      throw refusal("is nested deeper than %d levels at line %d".formatted(MAX_DEPTH, line));
    }
  }

  private void checkBudget() {
    budget
        .problem()
        .ifPresent(
            problem -> {
              throw refusal("%s at line %d".formatted(problem, line));
            });
  }

  private ConfigFileException refusal(String problem) {
    return ConfigFileException.unreadable(file, problem);
  }
}
