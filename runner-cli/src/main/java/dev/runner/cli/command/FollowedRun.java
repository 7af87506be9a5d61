package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.Progress;
import dev.runner.core.run.Cancellation;
import dev.runner.core.run.RunReport;
import dev.runner.core.run.RunningForks;
import java.util.function.BiFunction;

/** A run that somebody at a terminal follows, asks about and can end early. */
final class FollowedRun {

  private final GlobalOptions global;
  private final Console console;
  private final RunningForks forks = new RunningForks();

  FollowedRun(GlobalOptions global, Console console) {
    this.global = global;
    this.console = console;
  }

  /** Returns what learns which forks there are. */
  RunningForks forks() {
    return forks;
  }

  /** Runs; the progress is told of all events, and a signal ends the run by the cancellation. */
  RunReport report(BiFunction<Progress, Cancellation, RunReport> run) {
    Cancellation cancellation = new Cancellation();
    new Interruption(cancellation, console).listen();
    try (Progress progress =
        new Inquiry(forks, new Progress(console, global.verbosity()).estimating(forks::left))
            .listen()) {
      return run.apply(progress, cancellation);
    }
  }
}
