package dev.runner.core.run;

/** Numbers the planned tests of a run, from 1 on. */
final class TestNumbers {

  private int last;

  int next() {
    return ++last;
  }

  /** Returns how many tests were planned so far. */
  int planned() {
    return last;
  }
}
