package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * When a call is sent again. Immutable.
 *
 * @param retries how often at most, 0 for never
 * @param longestWait how long all waits of one call may take together; a wait that would be longer
 *     is not begun
 * @param withoutRetryAfter how long to wait behind 413, 429 and 503 where the service does not say;
 *     empty if such an answer is final
 * @param afterNoAnswer how long to wait where there was no answer at all, of GET, HEAD, PUT and
 *     DELETE, which do no harm when they are done twice; empty if that is final
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record RetryRules(
    int retries,
    Duration longestWait,
    Optional<Duration> withoutRetryAfter,
    Optional<Duration> afterNoAnswer) {

  /** Two retries, 30 s of waiting, only where the service says how long. */
  public static final RetryRules STANDARD =
      new RetryRules(2, Duration.ofSeconds(30), Optional.empty(), Optional.empty());

  /** Never. */
  public static final RetryRules NONE =
      new RetryRules(0, Duration.ZERO, Optional.empty(), Optional.empty());

  /** Refuses what cannot be meant. */
  public RetryRules {
    if (retries < 0 || longestWait.isNegative()) {
      throw new IllegalArgumentException(
          "Invalid retries %d or wait %s (neither may be negative): correct them"
              .formatted(retries, longestWait));
    }
  }
}
