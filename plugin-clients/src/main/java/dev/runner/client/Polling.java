package dev.runner.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Asks a question when it is time to.
 *
 * <p>Awaitility sleeps through interrupts, so it is told to come more often, and is sent away.
 */
final class Polling<T> {

  private static final Duration LONGEST_SLICE = Duration.ofMillis(100);

  private final Callable<T> question;
  private final Predicate<? super T> wanted;
  private final Duration every;
  private Optional<Long> asked = Optional.empty();
  private Optional<T> last = Optional.empty();

  Polling(Callable<T> question, Predicate<? super T> wanted, Duration every) {
    this.question = question;
    this.wanted = wanted;
    this.every = every;
  }

  /** Returns how long Awaitility may sleep. */
  Duration slice() {
    return every.compareTo(LONGEST_SLICE) < 0 ? every : LONGEST_SLICE;
  }

  /** Returns what the last answer was. */
  Optional<T> last() {
    return last;
  }

  /** Returns the answer that was wanted. */
  T value() {
    return last.orElseThrow();
  }

  boolean isDone() throws Exception {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long now = System.nanoTime();
    if (asked.isPresent() && now - asked.get() < every.toNanos() - slice().toNanos() / 2) {
      return false;
    }
    asked = Optional.of(now);
    T value = question.call();
    last = Optional.ofNullable(value);
    return wanted.test(value);
  }
}
