package dev.runner.cli.output;

import dev.runner.core.event.RunEvent;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.TestDescription;
import dev.runner.core.run.RunObserver;
import java.util.HashMap;
import java.util.Map;

/** Tells of a run while it goes on: what it runs, and each failure as it happens. */
public final class Progress implements RunObserver {

  private static final long STATUS_NANOS = 250_000_000L;

  private final Console console;
  private final boolean quiet;
  private final boolean verbose;
  private final boolean terminal = System.console() != null;
  private final Map<Integer, TestDescription> open = new HashMap<>();
  private int planned;
  private int decided;
  private int failures;
  private long lastStatus = System.nanoTime();
  private boolean statusShown;

  public Progress(Console console, boolean quiet, boolean verbose) {
    this.console = console;
    this.quiet = quiet;
    this.verbose = verbose;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.RunStarted started) {
      say("Run " + started.run());
    } else if (event instanceof RunEvent.PluginSeen plugin) {
      say("Plugin %s %s %s".formatted(plugin.plugin(), plugin.version(), plugin.state()));
    } else if (event instanceof RunEvent.IssueRaised raised) {
      clearStatus();
      console.issue(raised.issue());
    } else if (event instanceof RunEvent.TestPlanned test) {
      planned++;
      open.put(test.test(), test.description());
    } else if (event instanceof RunEvent.AttemptFinished finished) {
      finished(finished);
    } else if (event instanceof RunEvent.ForkEnded fork) {
      fork.failure().ifPresent(reason -> say("Fork " + fork.fork() + " is gone: " + reason));
    }
    status();
  }

  /** Removes what is shown only while the run goes on. */
  public void end() {
    clearStatus();
  }

  private void finished(RunEvent.AttemptFinished finished) {
    decided++;
    Outcome outcome = finished.verdict().outcome();
    TestDescription test = open.remove(finished.test());
    String name = test == null ? "test " + finished.test() : test.printedId();
    if (outcome.isFailure()) {
      failures++;
      clearStatus();
      console.message(console.paint(Console.Paint.RED, outcome.name()) + " " + Visible.line(name));
    } else if (verbose) {
      say(outcome + " " + name);
    }
  }

  private void say(String text) {
    if (!quiet) {
      clearStatus();
      console.message(Visible.line(text));
    }
  }

  private void status() {
    long now = System.nanoTime();
    if (terminal && !quiet && now - lastStatus > STATUS_NANOS) {
      lastStatus = now;
      statusShown = true;
      System.err.print("\r\u001b[K%d of %d tests, %d failed".formatted(decided, planned, failures));
      System.err.flush();
    }
  }

  private void clearStatus() {
    if (statusShown) {
      System.err.print("\r\u001b[K");
      statusShown = false;
    }
  }
}
