package dev.runner.core.report.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Bounds what files say of times, so that all that is made of them can be stored. A time that no
 * test can have run at is a mistake of whoever wrote it, often the year 1: it counts as not said.
 */
final class SaneTime {

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(10_000);

  private SaneTime() {}

  /** Returns a time from 1970 to 9999; empty if it is none. */
  static Optional<Instant> of(Instant said) {
    return Optional.of(said).filter(at -> !at.isBefore(FIRST) && at.isBefore(END));
  }

  /** Returns the nearest duration from 0 to 10,000 days. */
  static Duration of(Duration said) {
    if (said.isNegative()) {
      return Duration.ZERO;
    }
    return said.compareTo(LONGEST) > 0 ? LONGEST : said;
  }
}
