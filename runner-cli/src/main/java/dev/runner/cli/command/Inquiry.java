package dev.runner.cli.command;

import dev.runner.cli.output.Progress;
import dev.runner.core.run.RunningForks;
import dev.runner.core.signal.StopSignals;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows what runs whenever a person asks, by SIGUSR1 or by a key. Forks may take a second to
 * answer, so it is done on a thread of its own; whoever asks again meanwhile gets the same answer.
 */
final class Inquiry {

  private final RunningForks forks;
  private final Progress progress;
  private final AtomicBoolean underWay = new AtomicBoolean();

  Inquiry(RunningForks forks, Progress progress) {
    this.forks = forks;
    this.progress = progress;
  }

  /** From now on, questions are answered. */
  Progress listen() {
    StopSignals.handleQuestion(this::ask);
    return progress.asking(this::ask).ticking();
  }

  private void ask() {
    if (!underWay.getAndSet(true)) {
      Thread thread = new Thread(this::answer, "runner-inquiry");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void answer() {
    try {
      progress.show(forks.look());
    } finally {
      underWay.set(false);
    }
  }
}
