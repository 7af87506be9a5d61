package dev.runner.core.fork;

import dev.runner.core.result.Verdict;
import java.util.concurrent.Semaphore;

/**
 * Holds up threads whose test or container has failed until the supervisor has decided whether the
 * run goes on; open unless it was closed. Safe for several threads.
 */
final class FailureGate {

  private final Semaphore passes = new Semaphore(0);
  private volatile boolean closed;

  /** Lets whatever fails from now on wait. */
  void close() {
    closed = true;
  }

  /** Lets one go on. */
  void letOneGo() {
    passes.release();
  }

  /** Lets all go on, now and for ever. */
  void open() {
    closed = false;
    passes.release(Integer.MAX_VALUE / 2);
  }

  /** Tells whether whatever got this verdict has to wait. */
  boolean holds(Verdict verdict) {
    return closed && verdict.outcome().isFailure();
  }

  /** Waits until one may go on; an interrupt does not count. */
  void await() {
    passes.acquireUninterruptibly();
  }
}
