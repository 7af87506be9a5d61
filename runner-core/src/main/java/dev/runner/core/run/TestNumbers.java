package dev.runner.core.run;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers the planned tests of a run, from 1 on. Safe for several threads. */
final class TestNumbers {

  private final AtomicInteger last = new AtomicInteger();

  int next() {
    return last.incrementAndGet();
  }

  /** Returns how many tests were planned so far. */
  int planned() {
    return last.get();
  }
}
