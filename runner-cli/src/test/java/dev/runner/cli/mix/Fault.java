package dev.runner.cli.mix;

/** What goes wrong at one place, with the verdict that its test must get. */
enum Fault {
  FAIL("FAILED/ASSERTION"),
  THROW("ERROR/EXCEPTION"),
  ASSUME("ABORTED/ASSUMPTION"),
  STACK("ERROR/EXCEPTION"),
  FLOOD("PASSED"),
  INTERRUPT("PASSED"),
  UNCAUGHT("PASSED"),
  THREAD("PASSED"),
  PROCESS("PASSED"),
  STATE("PASSED"),
  STREAMS("ERROR/EXCEPTION"),
  EXIT_0("ERROR/CRASHED"),
  EXIT_3("ERROR/CRASHED"),
  HALT("ERROR/CRASHED"),
  KILL("ERROR/CRASHED"),
  MEMORY("ERROR/OUT_OF_MEMORY"),
  LOOP("ERROR/TIMED_OUT"),
  HANG("ERROR/TIMED_OUT");

  private final String verdict;

  Fault(String verdict) {
    this.verdict = verdict;
  }

  /** Returns outcome and cause of a test in which it happens. */
  String verdict() {
    return verdict;
  }

  /** Tells whether it ends the fork. */
  boolean isDeadly() {
    return ordinal() >= EXIT_0.ordinal();
  }

  /** Tells whether only a time limit ends it. */
  boolean isEndless() {
    return this == LOOP || this == HANG;
  }

  /** Tells whether the test is to be marked LEAKED. */
  boolean leaks() {
    return this == THREAD || this == PROCESS;
  }
}
