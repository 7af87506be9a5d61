package dev.runner.client;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Sends a call, and sends it again where the rules say so. */
final class Caller {

  private static final Set<Integer> ASK_AGAIN = Set.of(413, 429, 503);
  private static final Duration SHORTEST_LIMIT = Duration.ofMillis(1);

  private final ClientSettings settings;
  private final Transmission transmission;

  Caller(ClientSettings settings) {
    this.settings = settings;
    this.transmission = new Transmission(settings);
  }

  /**
   * Calls.
   *
   * @return the last answer, whatever its status
   * @throws NoAnswerException if there was none
   * @throws CallInterruptedException if this thread is interrupted
   */
  RestResponse call(Outgoing call) {
    ExchangeLog log = new ExchangeLog(settings.name(), call.test());
    long begin = settings.time().nanos();
    Duration waited = Duration.ZERO;
    for (int attempt = 1; ; attempt++) {
      Exchange exchange = transmission.send(call, attempt, limit(call, begin));
      Optional<Duration> wait = wait(call, exchange, waited, begin);
      log.write(exchange, wait);
      if (wait.isEmpty()) {
        return answer(exchange);
      }
      sleep(wait.get(), exchange.request());
      waited = waited.plus(wait.get());
    }
  }

  private static RestResponse answer(Exchange exchange) {
    exchange
        .failure()
        .ifPresent(
            failure -> {
              if (failure instanceof CallInterruptedException) {
                Thread.currentThread().interrupt(); // only now: it would break the record
              }
              throw failure;
            });
    return exchange.response().orElseThrow();
  }

  private Duration limit(Outgoing call, long begin) {
    Duration left = left(begin);
    Duration limit = left.compareTo(call.limit()) < 0 ? left : call.limit();
    return limit.compareTo(SHORTEST_LIMIT) < 0 ? SHORTEST_LIMIT : limit;
  }

  private Duration left(long begin) {
    return settings.total().minusNanos(settings.time().nanos() - begin);
  }

  /** Returns how long to wait before the next attempt; empty if there is none. */
  private Optional<Duration> wait(Outgoing call, Exchange exchange, Duration waited, long begin) {
    RetryRules rules = settings.retries();
    Optional<Duration> wanted =
        exchange.attempt() > rules.retries() ? Optional.empty() : wanted(call, exchange);
    return wanted
        .filter(wait -> waited.plus(wait).compareTo(rules.longestWait()) <= 0)
        .filter(wait -> wait.compareTo(left(begin)) < 0);
  }

  private Optional<Duration> wanted(Outgoing call, Exchange exchange) {
    RetryRules rules = settings.retries();
    if (exchange.response().isEmpty()) {
      boolean again = exchange.failure().orElseThrow() instanceof NoAnswerException;
      return again && call.isIdempotent() ? rules.afterNoAnswer() : Optional.empty();
    }
    RestResponse response = exchange.response().get();
    if (!ASK_AGAIN.contains(response.status())) {
      return Optional.empty();
    }
    return response
        .header("Retry-After")
        .flatMap(value -> RetryAfter.parse(value, settings.time().now()))
        .or(rules::withoutRetryAfter);
  }

  private void sleep(Duration wait, Request request) {
    try {
      settings.time().sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(request, e);
    }
  }
}
