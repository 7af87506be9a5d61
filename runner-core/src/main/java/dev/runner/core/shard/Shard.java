package dev.runner.core.shard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the parts into which a suite is divided.
 *
 * @param number its number, from 1
 * @param of how many parts there are
 */
public record Shard(int number, int of) implements Comparable<Shard> {

  private static final int MOST = 9_999;
  private static final Pattern FORM = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

  /** Refuses a number beyond the last part. */
  public Shard {
    if (number < 1 || of < number || of > MOST) {
      throw new IllegalArgumentException("No shard %d/%d".formatted(number, of));
    }
  }

  /**
   * Reads a shard.
   *
   * @param text {@code K/N}
   * @throws IllegalArgumentException if it has another form, or there is no such shard
   */
  public static Shard parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      int number = Integer.parseInt(matcher.group(1));
      int of = Integer.parseInt(matcher.group(2));
      if (number >= 1 && number <= of) {
        return new Shard(number, of);
      }
    }
    throw new IllegalArgumentException(
        "Invalid shard '%s' (expected K/N with K from 1 to N, N at most %d: 2/3 is the second of three)"
            .formatted(text, MOST));
  }

  @Override
  public int compareTo(Shard other) {
    return of == other.of ? Integer.compare(number, other.number) : Integer.compare(of, other.of);
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
