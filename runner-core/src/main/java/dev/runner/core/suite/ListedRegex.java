package dev.runner.core.suite;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A line of an include or exclude list.
 *
 * @param regex what is searched in a test's listed id
 * @param reason why the line is there, empty if it does not say
 * @param origin the line's place, {@code file:line}
 */
public record ListedRegex(String regex, String reason, String origin) {

  /**
   * Where the reason begins. Behind an opening parenthesis or bracket or a backslash it is a part
   * of the regular expression: printed ids have {@code (#3)} in them.
   */
  private static final Pattern REASON = Pattern.compile("(?<![(\\[\\\\])#");

  /**
   * Reads a line.
   *
   * @param line a regular expression, or one with {@code # reason} behind it
   * @param origin the line's place, {@code file:line}
   * @return its parts; the regular expression is empty where the line has none
   * @throws IllegalArgumentException if the regular expression has an error
   */
  public static ListedRegex parse(String line, String origin) {
    String[] parts = REASON.split(line, 2);
    String regex = parts[0].strip();
    try {
      Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Invalid regular expression '%s' in %s: %s near position %d"
              .formatted(regex, origin, e.getDescription(), e.getIndex()),
          e);
    }
    return new ListedRegex(regex, parts.length > 1 ? parts[1].strip() : "", origin);
  }

  @Override
  public String toString() {
    return "'%s' (%s)%s".formatted(regex, origin, reason.isEmpty() ? "" : ": " + reason);
  }
}
