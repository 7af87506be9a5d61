package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptSlow;
import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.OrderChosen;
import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.event.RunEvent.RoundStarted;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.event.RunEvent.ShardTaken;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.order.Order;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Verdict;
import dev.runner.core.run.ForkActivity;
import dev.runner.core.run.RunObserver;
import dev.runner.core.shard.ShardManifest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells of a run while it goes on: what it runs, each failure as it happens, and how far it is. On
 * a terminal that is one line drawn again and again, elsewhere a line from time to time.
 */
public final class Progress implements RunObserver, AutoCloseable {

  /** A person sees a change at once, and the terminal has little to do. */
  private static final long TICK_NANOS = 250_000_000L;

  /** A short run is over before it costs the terminal anything. */
  private static final long FIRST_TICK_NANOS = 500_000_000L;

  /** How many failures are told as they happen. */
  private static final int TOLD = 50;

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Console console;
  private final Verbosity verbosity;
  private final LongSupplier clock;
  private final StatusText text;
  private final RunProgress progress = new RunProgress();
  private final KeyPress key = new KeyPress();
  private Optional<Ticker> ticker = Optional.empty();
  private Runnable question = () -> {};
  private OptionalInt columns = OptionalInt.empty();
  private String run = "";
  private int plugins;
  private int loaded;
  private long lastLine;
  private long seed;

  public Progress(Console console, Verbosity verbosity) {
    this(console, verbosity, System::nanoTime);
  }

  /** Creates a progress that ticks only when it is told, unless it is the one of this process. */
  Progress(Console console, Verbosity verbosity, LongSupplier clock) {
    this.console = console;
    this.verbosity = verbosity;
    this.clock = clock;
    this.text = new StatusText(console.messageStyle(), console.terminal().isUnicode());
  }

  /** Sets what is done when a person presses Enter while the run goes on. */
  public Progress asking(Runnable asked) {
    question = asked;
    return this;
  }

  /** Sets what estimates the time until the last test ends. */
  public synchronized Progress estimating(Supplier<Optional<Duration>> left) {
    progress.estimating(left);
    return this;
  }

  /** Shows what runs at this moment. */
  public void show(List<ForkActivity> forks) {
    List<String> lines;
    synchronized (this) {
      lines = new RunningText(progress::id).lines(forks);
    }
    console.block(lines);
  }

  /** Begins to show how far the run is even while nothing happens; to be closed. */
  public Progress ticking() {
    if (verbosity != Verbosity.QUIET) {
      ticker = Optional.of(new Ticker(FIRST_TICK_NANOS, TICK_NANOS, this::tick));
    }
    return this;
  }

  @Override
  public synchronized void on(RunEvent event) {
    String id = event instanceof AttemptFinished finished ? progress.id(finished.test()) : "";
    String note = event instanceof AttemptFinished finished ? note(finished) : "";
    progress.take(event, clock.getAsLong());
    if (event instanceof AttemptFinished finished) {
      finished(finished, id, note);
    } else if (event instanceof AttemptSlow slow) {
      say("SLOW " + progress.id(slow.test()) + " is still running");
    } else if (event instanceof RoundStarted round) {
      say("Round " + round.round());
    } else if (event instanceof IssueRaised raised) {
      console.issue(raised.issue());
    } else if (event instanceof RunResumed resumed) {
      run = resumed.run().brief() + " is resumed";
    } else if (event instanceof RunStarted started) {
      run = started.run().brief();
    } else if (event instanceof PluginSeen plugin) {
      seen(plugin);
    } else if (event instanceof ShardTaken taken) {
      taken(taken.manifest());
    } else if (event instanceof SuiteAssembled suite) {
      assembled(suite);
    } else if (event instanceof OrderChosen order) {
      chosen(order);
    } else if (event instanceof ForkEnded fork) {
      fork.failure().ifPresent(reason -> say("Fork " + fork.fork() + " is gone: " + reason));
    }
  }

  /** Shows how far the run is, if it is time. */
  void tick() {
    if (key.happened()) {
      question.run();
    }
    if (console.terminal().isLive()) {
      draw();
    } else {
      write();
    }
  }

  /** Takes away what is shown only while the run goes on. */
  @Override
  public void close() {
    ticker.ifPresent(Ticker::close);
    ticker = Optional.empty();
    console.erase();
  }

  private void draw() {
    synchronized (this) {
      if (!progress.isAssembled()) {
        return;
      }
    }
    int width = columns.orElseGet(() -> new TerminalWidth(console.terminal()).ask());
    columns = OptionalInt.of(width);
    synchronized (this) {
      console.draw(text.line(progress, clock.getAsLong(), width));
    }
  }

  private synchronized void write() {
    long now = clock.getAsLong();
    if (now - lastLine >= BETWEEN_LINES.toNanos() && progress.isAssembled()) {
      lastLine = now;
      console.message(text.words(progress, now) + text.running(progress, now, BETWEEN_LINES));
    }
  }

  private void seen(PluginSeen plugin) {
    plugins++;
    loaded += plugin.state() == PluginState.LOADED ? 1 : 0;
    if (verbosity == Verbosity.VERBOSE) {
      say("Plugin %s %s %s".formatted(plugin.plugin(), plugin.version(), plugin.state()));
    }
  }

  private void taken(ShardManifest shard) {
    say(
        "Shard %s: %d of %s, %d of %s, divided by %s"
            .formatted(
                shard.shard(),
                shard.own().size(),
                counted(shard.pieces().size(), "class"),
                shard.ownTests(),
                counted(shard.allTests(), "test"),
                ShardManifest.basisText(shard.basis())));
  }

  private void assembled(SuiteAssembled suite) {
    lastLine = clock.getAsLong();
    seed = suite.seed();
    String all = plugins == 0 ? "no" : "" + plugins;
    String shown = loaded == plugins ? all : loaded + " of " + plugins;
    String tests =
        suite
            .expected()
            .map(last -> "about " + counted(last.tests(), "test"))
            .orElseGet(() -> counted(suite.classes(), "class"));
    say(
        "Run %s: %s plugin%s, %s, %s, seed %d"
            .formatted(
                run,
                shown,
                plugins == 1 ? "" : "s",
                tests,
                counted(suite.forks(), "fork"),
                suite.seed()));
  }

  /** Says how to get the same order again, even where little is said. */
  private void chosen(OrderChosen order) {
    if (order.repeats().isPresent()) {
      say("Order and forks of run " + order.repeats().get());
    } else if (order.order().equals(Order.RANDOM)) {
      console.message("Order random, the same again with --order random:" + seed);
    } else {
      say("Order " + order.order());
    }
  }

  private static String counted(int number, String what) {
    String plural = what.endsWith("s") ? "es" : "s";
    return number + " " + what + (number == 1 ? "" : plural);
  }

  /** Says what other attempts make of one. */
  private String note(AttemptFinished finished) {
    if (progress.isToRunAgain(finished.test())) {
      return " (attempt %d, runs again)".formatted(finished.attempt());
    }
    String known = progress.said(finished);
    if (!known.isEmpty()) {
      return known;
    }
    int failures = progress.failures(finished.test());
    boolean flaky = failures > 0 && finished.verdict().outcome() == Outcome.PASSED;
    return flaky ? "FLAKY %d/%d".formatted(failures, failures + 1) : "";
  }

  private void finished(AttemptFinished finished, String id, String note) {
    Verdict verdict = finished.verdict();
    if (!note.isEmpty() && !note.startsWith(" ")) {
      say(note + " " + Visible.line(id));
      return;
    }
    String line = verdict.outcome() + " " + Visible.line(id) + note;
    if (verbosity == Verbosity.VERBOSE) {
      line += behind(finished);
    }
    if (verdict.outcome().isFailure() && verbosity != Verbosity.QUIET) {
      failed(verdict, line);
    } else if (verbosity == Verbosity.VERBOSE) {
      console.message(line);
    }
  }

  private static String behind(AttemptFinished finished) {
    Verdict verdict = finished.verdict();
    return verdict.outcome() == Outcome.SKIPPED || verdict.outcome() == Outcome.ABORTED
        ? ": " + Visible.line(verdict.message())
        : " (" + TimeText.measured(finished.duration()) + ")";
  }

  private void failed(Verdict verdict, String line) {
    boolean told = verbosity == Verbosity.VERBOSE || progress.failed() <= TOLD;
    if (told) {
      String word = verdict.outcome().name();
      String rest = line.substring(word.length());
      console.message(console.messageStyle().paint(Paint.RED, word) + rest);
    } else if (progress.failed() == TOLD + 1) {
      say("More failures are only counted until the run ends");
    }
  }

  private void say(String message) {
    if (verbosity != Verbosity.QUIET) {
      console.message(Visible.line(message));
    }
  }
}
