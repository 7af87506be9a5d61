package dev.runner.core.launch;

import dev.runner.core.plugin.PluginId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.CancellationToken;

/**
 * Ends a portion early: between classes, once its tests turn out to compute, or between tests, when
 * the run is cancelled or its plugin's budget is used up.
 */
final class Yield {

  private final ComputeWatch watch;
  private volatile CancellationToken token = CancellationToken.create();
  private volatile boolean cancelled;
  private final Set<PluginId> left = new HashSet<>();
  private Optional<PluginId> current = Optional.empty();

  Yield(ComputeWatch watch) {
    this.watch = watch;
  }

  /** Returns the token of the next portion, which is of a plugin. */
  synchronized CancellationToken renew(PluginId plugin) {
    current = Optional.of(plugin);
    token = CancellationToken.create();
    if (cancelled || left.contains(plugin)) {
      token.cancel();
    }
    return token;
  }

  /** Ends this portion and all that follow. May be called by any thread. */
  void cancel() {
    cancelled = true; // before the token, or a portion that begins now would miss both
    token.cancel();
  }

  /** Ends this portion and all that follow if they are of a plugin. May be called by any thread. */
  synchronized void leave(PluginId plugin) {
    left.add(plugin);
    if (current.filter(plugin::equals).isPresent()) {
      token.cancel();
    }
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
