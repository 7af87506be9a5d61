package dev.runner.core.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes points in time as all our JSON and CSV has them, with milliseconds even if they are 0. */
public final class UtcTime {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private UtcTime() {}

  /** Returns a point in time in UTC: {@code 2026-01-02T03:04:05.000Z}. */
  public static String of(Instant at) {
    return FORM.format(at);
  }
}
