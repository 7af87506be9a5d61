package dev.runner.exporter.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before a call is tried again: as the answer says, else longer each time. */
public final class Pauses {

  private final Duration backoff;
  private final Duration longest;
  private final RandomGenerator random;

  /**
   * Creates it.
   *
   * @param backoff the first wait, doubled each time
   * @param longest the longest wait
   * @param random spreads those who were sent away at once
   */
  public Pauses(Duration backoff, Duration longest, RandomGenerator random) {
    this.backoff = backoff;
    this.longest = longest;
    this.random = random;
  }

  /**
   * Returns a wait, never longer than is allowed.
   *
   * @param attempt how many attempts there were, from 1
   * @param asked how long the other side asks to wait
   */
  public Duration before(int attempt, Optional<Duration> asked) {
    Duration wait = asked.orElseGet(() -> growing(attempt));
    return wait.compareTo(longest) > 0 ? longest : wait;
  }

  private Duration growing(int attempt) {
    long full = backoff.toMillis() << Math.min(attempt - 1, 20);
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }

  /** Reads {@code Retry-After}: seconds, or a point in time by the other side's clock. */
  public static Optional<Duration> asked(String header, Instant now) {
    String text = header.strip();
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      long millis = then.toEpochMilli() - now.toEpochMilli();
      return Optional.of(Duration.ofMillis(Math.max(0, millis)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
