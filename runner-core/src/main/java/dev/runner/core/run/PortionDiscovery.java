package dev.runner.core.run;

import dev.runner.core.fork.Fork;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.ToFork;
import dev.runner.core.suite.Portion;
import java.util.Optional;

/** Has a fork look for the tests of portions that it does not execute. */
final class PortionDiscovery {

  private final Discoveries found;

  /**
   * Creates one.
   *
   * @param found collects what is found
   */
  PortionDiscovery(Discoveries found) {
    this.found = found;
  }

  /** Has a fork discover a portion; returns how it died over that, if it did. */
  Optional<String> discover(WatchedFork watched, Portion portion) {
    Fork fork = watched.fork();
    ForkVigil vigil = watched.vigil();
    vigil.begin(portion.classes().size());
    found.begin();
    fork.send(new ToFork.Run(portion, false));
    while (true) {
      Optional<FromFork> message = fork.receive();
      if (message.isEmpty()) {
        Optional<Expiry> limit = vigil.endedBy();
        return Optional.of(limit.map(vigil::verdict).orElseGet(() -> Blame.crash(fork)).message());
      }
      if (message.get() instanceof FromFork.PortionDone) {
        vigil.end();
        found.done(portion);
        return Optional.empty();
      }
      if (message.get() instanceof FromFork.PortionBroken broken) {
        fork.kill();
        return Optional.of(broken.message());
      }
      if (!vigil.takes(message.get())) {
        found.accept(message.get());
      }
    }
  }
}
