package dev.runner.core.run;

import dev.runner.core.fork.Fork;

/**
 * A fork that hears when its run is cancelled, from its start to its end.
 *
 * @param fork the process
 * @param watch what cancels it
 */
record WatchedFork(Fork fork, Cancellation.Watch watch) implements AutoCloseable {

  /** Watches a fork that was just started. */
  WatchedFork(Fork fork, Cancellation cancellation) {
    this(
        fork,
        cancellation.watch(
            new Cancellation.Cancellable() {
              @Override
              public void cancel() {
                fork.cancel();
              }

              @Override
              public void kill() {
                fork.kill();
              }
            }));
  }

  @Override
  public void close() {
    fork.close();
    watch.close();
  }
}
