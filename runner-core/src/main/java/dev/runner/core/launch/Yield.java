package dev.runner.core.launch;

import org.junit.platform.engine.CancellationToken;

/**
 * Ends a portion early: between classes, once its tests turn out to compute, or between tests, when
 * the run is cancelled.
 */
final class Yield {

  private final ComputeWatch watch;
  private volatile CancellationToken token = CancellationToken.create();
  private volatile boolean cancelled;

  Yield(ComputeWatch watch) {
    this.watch = watch;
  }

  /** Returns the token of the next portion. */
  CancellationToken renew() {
    token = CancellationToken.create();
    if (cancelled) {
      token.cancel();
    }
    return token;
  }

  /** Ends this portion and all that follow. May be called by any thread. */
  void cancel() {
    cancelled = true; // before the token, or a portion that begins now would miss both
    token.cancel();
  }

  boolean isRequested() {
    return token.isCancellationRequested();
  }

  void testStarted() {
    watch.testStarted();
  }

  void testFinished() {
    watch.testFinished();
  }

  void classFinished() {
    if (watch.testsCompute()) {
      token.cancel();
    }
  }
}
