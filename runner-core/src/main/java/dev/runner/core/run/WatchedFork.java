package dev.runner.core.run;

import dev.runner.core.fork.Fork;

/**
 * A fork that hears when its run is cancelled, from its start to its end.
 *
 * @param fork the process
 * @param watch what cancels it
 * @param vigil what ends it if something takes too long
 * @param watchdog what asks for that
 * @param use adds up what it takes
 */
record WatchedFork(
    Fork fork, Cancellation.Watch watch, ForkVigil vigil, Watchdog watchdog, UseMeter use)
    implements AutoCloseable {

  /** Watches a fork that was just started. */
  WatchedFork(Fork fork, Cancellation cancellation, ForkVigil vigil, Watchdog watchdog) {
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
            }),
        vigil,
        watchdog,
        new UseMeter(fork));
    watchdog.watch(vigil);
  }

  @Override
  public void close() {
    watchdog.forget(vigil);
    fork.close();
    vigil.sweep();
    watch.close();
  }
}
