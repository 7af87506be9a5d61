package dev.runner.core.run;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Numbers the planned tests of a run: from 1 on, or on from the last one of a run that is resumed,
 * whose tests keep theirs. Safe for several threads.
 */
final class TestNumbers {

  private final AtomicInteger last;
  private final EarlierTests earlier;
  private final Windows windows;
  private final Function<Collection<String>, EarlierTests> recorded;

  TestNumbers() {
    this(ids -> new EarlierTests());
  }

  /**
   * Begins a run.
   *
   * @param recorded knows what has been recorded of the tests of some unique ids and below them
   */
  TestNumbers(Function<Collection<String>, EarlierTests> recorded) {
    this(new EarlierTests(), Windows.NONE, recorded);
  }

  /**
   * Goes on with a run.
   *
   * @param earlier what it has come to
   * @param windows which invocations are asked for
   * @param recorded knows what has been recorded of the tests of some unique ids and below them
   */
  TestNumbers(
      EarlierTests earlier, Windows windows, Function<Collection<String>, EarlierTests> recorded) {
    this.last = new AtomicInteger(earlier.lastNumber());
    this.earlier = earlier;
    this.windows = windows;
    this.recorded = recorded;
  }

  int next() {
    return last.incrementAndGet();
  }

  /** Returns a test as it was before the run was resumed. */
  Optional<EarlierTests.Test> earlier(String uniqueId) {
    return earlier.find(uniqueId);
  }

  /** Returns what has been recorded of the tests of some unique ids and below them. */
  EarlierTests recorded(Collection<String> uniqueIds) {
    return recorded.apply(uniqueIds);
  }

  /** Returns the invocations that were asked for before any fork began. */
  Windows windows() {
    return windows;
  }

  /** Returns how many tests were planned so far. */
  int planned() {
    return last.get();
  }
}
