package dev.runner.core.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one lane has to do for a plan: what forks have left to it, then whatever it can still take.
 * For one thread.
 */
final class PlanWork {

  private final Deque<PortionWork> own = new ArrayDeque<>();
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
    if (own.isEmpty()) {
      more.get().ifPresent(own::add);
    }
    return !own.isEmpty();
  }

  /** Takes the next piece; empty if nothing is left. */
  Optional<PortionWork> next() {
    return hasNext() ? Optional.of(own.poll()) : Optional.empty();
  }

  /** Takes back what a fork has left of a piece; it comes next, in the order given. */
  void returned(List<PortionWork> left) {
    for (int i = left.size() - 1; i >= 0; i--) {
      own.push(left.get(i));
    }
  }
}
