package dev.runner.api.config;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Compares values with the regular expression that an option declares. */
final class OptionPattern {

  /** A longer one could overflow the stack when it is read. */
  private static final int LONGEST = 1_000;

  private static final int MOST_STEPS = 1_000_000;

  private final Pattern pattern;

  /**
   * Reads a regular expression.
   *
   * @throws IllegalArgumentException if it is none, or too long
   */
  OptionPattern(String regex) {
    OptionRules.require(
        regex.length() <= LONGEST, "it is longer than %s characters", Integer.toString(LONGEST));
    try {
      this.pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription() + " at " + e.getIndex(), e);
    }
  }

  /** Tells whether all of each text matches; one that takes too long does not. */
  boolean matches(List<String> texts) {
    try {
      return texts.stream().allMatch(text -> pattern.matcher(new Counted(text)).matches());
    } catch (IllegalStateException | StackOverflowError e) {
      return false; // the runner must not hang on what a plugin has thought out
    }
  }

  /** A text that ends a search which looks at it again and again. */
  private static final class Counted implements CharSequence {

    private final String text;
    private int steps;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++steps > MOST_STEPS) {
        throw new IllegalStateException("too many steps");
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
