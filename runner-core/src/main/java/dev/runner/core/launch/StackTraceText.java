package dev.runner.core.launch;

import java.io.PrintWriter;
import java.io.Writer;

/**
 * The start of a throwable's stack trace, whatever the throwable's own code does.
 *
 * <p>Causes may form a chain without end: what does not fit is counted for a while, and then the
 * throwable is interrupted.
 */
final class StackTraceText extends Writer {

  private static final int MAX_KEPT = 64 << 10;
  private static final long MAX_COUNTED = 2 << 20;

  private final StringBuilder kept = new StringBuilder();
  private long dropped;

  private StackTraceText() {}

  /** Returns at most 64 K characters, and how many were cut. */
  static String of(Throwable throwable) {
    StackTraceText text = new StackTraceText();
    try {
      throwable.printStackTrace(new PrintWriter(text));
      return text.dropped == 0 ? text.toString() : text + text.cut(" characters more");
    } catch (Endless e) {
      return text + text.cut(" characters and no end in sight");
    } catch (RuntimeException | Error e) {
      return text + "(its stack trace cannot be printed: " + e.getClass().getName() + ")";
    }
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    int fits = Math.min(length, MAX_KEPT - kept.length());
    kept.append(characters, offset, fits);
    dropped += length - fits;
    if (dropped > MAX_COUNTED) {
      throw new Endless();
    }
  }

  @Override
  public String toString() {
    return kept.toString();
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    // nothing to release
  }

  private String cut(String more) {
    return "\n... cut, " + dropped + more;
  }

  private static final class Endless extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Endless() {
      super("more than anyone reads", null, false, false);
    }
  }
}
