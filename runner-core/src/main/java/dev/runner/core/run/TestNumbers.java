package dev.runner.core.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers the planned tests of a run: from 1 on, or on from the last one of a run that is resumed,
 * whose tests keep theirs. Safe for several threads.
 */
final class TestNumbers {

  private final AtomicInteger last;
  private final EarlierTests earlier;
  private final Windows windows;

  TestNumbers() {
    this(new EarlierTests(), Windows.NONE);
  }

  /**
   * Goes on with a run.
   *
   * @param earlier what it has come to
   * @param windows which invocations are asked for
   */
  TestNumbers(EarlierTests earlier, Windows windows) {
    this.last = new AtomicInteger(earlier.lastNumber());
    this.earlier = earlier;
    this.windows = windows;
  }

  int next() {
    return last.incrementAndGet();
  }

  /** Returns a test as it was before the run was resumed. */
  Optional<EarlierTests.Test> earlier(String uniqueId) {
    return earlier.find(uniqueId);
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
