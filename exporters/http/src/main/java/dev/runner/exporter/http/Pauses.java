package dev.runner.exporter.http;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before a call is tried again: as the answer says, else longer each time. */
final class Pauses {

  private final CallSettings settings;
  private final RandomGenerator random;

  /**
   * Creates it.
   *
   * @param random spreads those who were sent away at once
   */
  Pauses(CallSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /**
   * Returns a wait.
   *
   * @param attempt how many attempts there were, from 1
   * @param answer the last answer; empty if there was none
   * @param now the time
   */
  Duration before(int attempt, Optional<HttpResponse<String>> answer, Instant now) {
    Optional<Duration> asked =
        answer
            .flatMap(reply -> reply.headers().firstValue("Retry-After"))
            .flatMap(text -> wait(text.strip(), now));
    Duration wait = asked.orElseGet(() -> growing(attempt));
    return wait.compareTo(settings.longest()) > 0 ? settings.longest() : wait;
  }

  private Duration growing(int attempt) {
    long full = settings.backoff().toMillis() << Math.min(attempt - 1, 20);
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }

  /** Seconds, or a point in time by the other side's clock. */
  private static Optional<Duration> wait(String text, Instant now) {
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
