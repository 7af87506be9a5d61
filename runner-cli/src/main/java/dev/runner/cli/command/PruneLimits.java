package dev.runner.cli.command;

import dev.runner.core.config.SizeText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how old and how large runs may become before they are deleted.
 *
 * <p>What is deleted is gone, so no unit is guessed: one has to be given, and those that could mean
 * two things ({@code 3m}, minutes or months) are none.
 */
final class PruneLimits {

  private static final Pattern AGE = Pattern.compile("([0-9]{1,5})\\s*([A-Za-z]+)");
  private static final Pattern NUMBER = Pattern.compile("\\s*[0-9]+([.,][0-9]+)?\\s*");
  private static final int DAYS_OF_WEEK = 7;

  private PruneLimits() {}

  /**
   * Returns an age.
   *
   * @throws UsageException if it is none, or has no unit
   */
  static Duration age(String text) {
    if (NUMBER.matcher(text).matches()) {
      String number = text.strip();
      throw new UsageException(
          "Option --older-than: %s what? Write %sd for days, %sh for hours or %sw for weeks"
              .formatted(number, number, number, number));
    }
    Matcher age = AGE.matcher(text.strip());
    return Optional.of(age)
        .filter(Matcher::matches)
        .flatMap(match -> duration(Integer.parseInt(match.group(1)), match.group(2)))
        .orElseThrow(
            () ->
                new UsageException(
                    "Option --older-than: invalid age '%s' (expected a whole number and one unit: h for hours, d for days or w for weeks, for instance 30d)"
                        .formatted(text)));
  }

  /**
   * Returns a size in bytes.
   *
   * @throws UsageException if it is none, or has no unit
   */
  static long size(String text) {
    if (NUMBER.matcher(text).matches()) {
      String number = text.strip();
      throw new UsageException(
          "Option --max-size: %s what? Write %sMB, %sGB, %sMiB or %sGiB"
              .formatted(number, number, number, number, number));
    }
    Optional<String> problem = SizeText.problem(text);
    if (problem.isPresent()) {
      throw new UsageException(
          "Option --max-size: %s; units are kB, MB and GB, and KiB, MiB and GiB, or k, m and g for short"
              .formatted(problem.get()));
    }
    return SizeText.bytes(text);
  }

  private static Optional<Duration> duration(int number, String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "h", "hour", "hours" -> Optional.of(Duration.ofHours(number));
      case "d", "day", "days" -> Optional.of(Duration.ofDays(number));
      case "w", "week", "weeks" -> Optional.of(Duration.ofDays((long) DAYS_OF_WEEK * number));
      default -> Optional.empty();
    };
  }
}
