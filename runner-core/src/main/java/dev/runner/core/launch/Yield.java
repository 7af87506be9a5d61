package dev.runner.core.launch;

import org.junit.platform.engine.CancellationToken;

/** Ends a portion early, between classes, once its tests turn out to compute. */
final class Yield {

  private final ComputeWatch watch;
  private CancellationToken token = CancellationToken.create();

  Yield(ComputeWatch watch) {
    this.watch = watch;
  }

  /** Returns the token of the next portion. */
  CancellationToken renew() {
    token = CancellationToken.create();
    return token;
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
