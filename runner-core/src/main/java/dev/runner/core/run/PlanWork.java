package dev.runner.core.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What one lane has to do for a plan: what forks have left to it, then tests that run again and
 * have waited long enough, then whatever it can still take. For one thread.
 */
final class PlanWork {

  private final Deque<PortionWork> own = new ArrayDeque<>();
  private final List<PortionWork> waiting = new ArrayList<>();
  private final Supplier<Optional<PortionWork>> more;

  /**
   * Creates the work.
   *
   * @param more supplies what nobody has begun; empty once nothing is left
   */
  PlanWork(Supplier<Optional<PortionWork>> more) {
    this.more = more;
  }

  boolean hasNext() {
    return peek().isPresent();
  }

  /** Returns the next piece, which has to wait if nothing else is left; empty if nothing is. */
  Optional<PortionWork> peek() {
    if (own.isEmpty()) {
      firstWaiting()
          .filter(first -> first.pause().isZero())
          .or(more)
          .or(this::firstWaiting)
          .ifPresent(own::add);
      waiting.removeAll(own);
    }
    return Optional.ofNullable(own.peek());
  }

  /** Gives up some of what is to run again. */
  void forgetRetries(Predicate<PortionWork> which) {
    waiting.removeIf(which);
    own.removeIf(which.and(PortionWork::isRetry));
  }

  /** Takes the next piece; empty if nothing is left. */
  Optional<PortionWork> next() {
    return hasNext() ? Optional.of(own.poll()) : Optional.empty();
  }

  /** Takes back what a fork has left of a piece; it comes next, in the order given. */
  void returned(List<PortionWork> left) {
    for (int i = left.size() - 1; i >= 0; i--) {
      if (left.get(i).pause().isZero()) {
        own.push(left.get(i));
      } else {
        waiting.add(left.get(i));
      }
    }
  }

  private Optional<PortionWork> firstWaiting() {
    return waiting.stream().min(Comparator.comparing(PortionWork::pause));
  }
}
