package dev.runner.core.task;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;

/** Times as Rally writes them; what is none is absent. */
final class ReportTimes {

  /** The end of the year 9999. */
  private static final double LATEST = 253_402_300_799.0;

  /** Nearly three hundred years; more has too many nanoseconds. */
  private static final double LONGEST = 9e9;

  private static final double NANOS = 1e9;

  private ReportTimes() {}

  /** Reads a date and a time of day, in UTC where it names no zone. */
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      // perhaps it names a zone
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Reads seconds since 1970. */
  static Optional<Instant> epoch(OptionalDouble seconds) {
    return upTo(LATEST, seconds).map(Instant.EPOCH::plus);
  }

  /** Reads a number of seconds, none of which is below zero. */
  static Optional<Duration> seconds(OptionalDouble seconds) {
    return upTo(LONGEST, seconds);
  }

  /** Tells whether a time can be meant. */
  static boolean isTime(Duration time) {
    return !time.isNegative() && time.toSeconds() <= LONGEST;
  }

  private static Optional<Duration> upTo(double limit, OptionalDouble seconds) {
    double value = seconds.orElse(-1);
    if (value < 0 || value > limit) {
      return Optional.empty();
    }
    long whole = (long) value;
    return Optional.of(Duration.ofSeconds(whole, (long) ((value - whole) * NANOS)));
  }
}
