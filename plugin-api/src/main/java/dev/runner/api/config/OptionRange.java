package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * The inclusive bounds of a numeric option.
 *
 * @param min the smallest value allowed
 * @param max the largest value allowed
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record OptionRange(double min, double max) {

  /** Refuses a range that holds no number. */
  public OptionRange {
    if (!(min <= max)) {
      throw new IllegalArgumentException(
          "Range from " + min + " to " + max + " holds no number: min must not exceed max");
    }
  }

  /**
   * Tells whether a number lies within the bounds.
   *
   * @param number the number
   * @return true if it does
   */
  public boolean contains(double number) {
    return min <= number && number <= max;
  }

  @Override
  public String toString() {
    return text(min) + " to " + text(max);
  }

  private static String text(double bound) {
    boolean whole = bound == Math.rint(bound) && Math.abs(bound) < 1e15;
    return whole ? Long.toString((long) bound) : Double.toString(bound);
  }
}
