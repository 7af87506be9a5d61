package dev.runner.client;

import dev.runner.api.junit.RunningTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call that is about to be sent.
 *
 * @param method the method of HTTP
 * @param uri where to
 * @param headers further headers, values by name
 * @param body what it carries
 * @param limit how long one attempt may take
 * @param test who makes it
 */
record Outgoing(
    String method,
    URI uri,
    Map<String, List<String>> headers,
    Body body,
    Duration limit,
    Optional<RunningTest> test) {

  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");

  /** Tells whether doing it twice is the same as doing it once. */
  boolean isIdempotent() {
    return IDEMPOTENT.contains(method);
  }
}
