package dev.runner.core.result;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * The identity of a run: a UUID of version 7, so that ids sort by the time of their runs. One of
 * version 8 belongs to imported results of which nobody says when they came about.
 *
 * @param value the UUID
 */
public record RunId(UUID value) implements Comparable<RunId> {

  private static final int BRIEF = 18;

  /**
   * Creates an id.
   *
   * @param now the run's start, in milliseconds the first 48 bits (RFC 9562, section 5.7)
   */
  public static RunId create(Instant now) {
    SecureRandom random = new SecureRandom();
    long high = (now.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new RunId(new UUID(high, low));
  }

  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static RunId parse(String text) {
    return new RunId(UUID.fromString(text));
  }

  /**
   * Returns the beginning of the id, for people: the time and twelve random bits, 18 characters.
   * Commands take it in place of the whole.
   */
  public String brief() {
    return toString().substring(0, BRIEF);
  }

  @Override
  public int compareTo(RunId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
