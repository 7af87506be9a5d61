package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.run.CancelReason;
import dev.runner.core.run.Cancellation;
import dev.runner.core.signal.StopSignals;
import java.util.concurrent.atomic.AtomicBoolean;

/** Turns the first signal into the cancellation of the run, and the second into its end. */
final class Interruption {

  private final Cancellation cancellation;
  private final Console console;
  private final AtomicBoolean asked = new AtomicBoolean();

  Interruption(Cancellation cancellation, Console console) {
    this.cancellation = cancellation;
    this.console = console;
  }

  /** From now on, signals are taken as said. */
  void listen() {
    StopSignals.handle(() -> stop(CancelReason.INTERRUPTED), () -> stop(CancelReason.TERMINATED));
  }

  private void stop(CancelReason reason) {
    if (asked.getAndSet(true)) {
      console.message("Stopped at once: the next command stores what the run has come to");
      Runtime.getRuntime().halt(reason.status().code()); // forks end with it
    }
    if (cancellation.request(reason)) {
      console.message(
          "Cancelling: no more tests are started, the report follows within seconds"
              + " (once more stops at once)");
    } else {
      console.message("Stopped before the run began");
      Runtime.getRuntime().halt(reason.status().code());
    }
  }
}
