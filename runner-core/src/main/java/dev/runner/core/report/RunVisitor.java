package dev.runner.core.report;

import dev.runner.core.store.StoredTest;

/** Takes the parts of a run in the order of plugins, classes and tests. */
interface RunVisitor {

  /** Takes a class, before its tests. */
  default void begin(ReportedClass testClass) {}

  /** Takes a test. */
  void test(StoredTest test);

  /** Takes what failed in a class beside its tests, behind them. */
  void fault(ClassFault fault);

  /** Takes the end of a class. */
  default void end(ReportedClass testClass) {}
}
