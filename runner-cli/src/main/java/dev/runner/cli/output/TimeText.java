package dev.runner.cli.output;

import java.time.Duration;
import java.util.Locale;

/** Writes durations for people. */
final class TimeText {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;

  private TimeText() {}

  /** Returns a measured time: {@code 0.04 s}, {@code 12.3 s}, {@code 2 min 5 s}. */
  static String measured(Duration time) {
    double seconds = time.toMillis() / 1000.0;
    if (seconds < 9.995) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    return seconds < 59.95 ? String.format(Locale.ROOT, "%.1f s", seconds) : rough(time);
  }

  /**
   * Returns a time that changes as one looks: {@code 12 s}, {@code 2 min 5 s}, {@code 3 h 4 min}.
   */
  static String rough(Duration time) {
    long seconds = Math.round(time.toMillis() / 1000.0);
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    return seconds < HOUR
        ? seconds / MINUTE + " min " + seconds % MINUTE + " s"
        : seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
  }
}
