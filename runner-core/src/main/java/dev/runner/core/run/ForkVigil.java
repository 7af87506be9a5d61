package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.Fork;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.MarkedProcesses;
import dev.runner.core.fork.ToFork;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends what takes too long in one fork. The lane that talks to the fork tells it of everything, the
 * watchdog asks it whether a limit is used up; what has to be done then has a thread of its own,
 * because a fork may not answer.
 */
final class ForkVigil implements Watchdog.Watched {

  private final ForkTimes times;
  private final Fork fork;
  private final Path runFolder;
  private final Consumer<RunEvent> events;
  private final Residue residue;
  private final Runnable up;
  private Optional<LaneProgress> progress = Optional.empty();
  private final Lender lender;
  private Optional<Expiry> expiry = Optional.empty();
  private @Nullable ForkEnding ending;
  private boolean asked;
  private Optional<FromFork.Stacks> answer = Optional.empty();

  /**
   * Begins to watch a fork.
   *
   * @param lender takes back what it had borrowed
   * @param up is run, more than once, when tests of it run, or it has ended
   */
  ForkVigil(
      Fork fork, RunSettings settings, Lender lender, Consumer<RunEvent> events, Runnable up) {
    this.up = up;
    this.fork = fork;
    this.lender = lender;
    this.runFolder = settings.runFolder();
    this.times = new ForkTimes(settings.limits(), System::nanoTime);
    this.residue = new Residue(settings.leftovers(), fork.number(), events);
    this.events = events;
  }

  /** Tells a lane from now on how far the fork is with what the lane took. */
  void tell(LaneProgress lane) {
    progress = Optional.of(lane);
    lane.begins();
  }

  /** Notes that the fork gets a portion of a number of classes. */
  void begin(int classes) {
    times.heard();
    times.begin(classes);
  }

  /** Notes that the fork is done with its portion. */
  void end() {
    times.idle();
  }

  /** Passes a message on to the ledger, with a verdict of its own on what took too long. */
  void pass(FromFork message, PortionLedger ledger) {
    times.heard();
    if (message instanceof FromFork.NodeFinished finished) {
      times.ended(finished.node());
      progress.ifPresent(lane -> lane.ended(finished.node()));
      ledger.accept(judged(finished));
    } else if (!takes(message) && !lender.takes(fork, message) && !residue.takes(message, ledger)) {
      ledger.accept(message);
      if (message instanceof FromFork.NodeStarted started) {
        started(started.node(), ledger);
      } else if (message instanceof FromFork.Nodes) {
        times.discovered();
      }
    }
  }

  /** Takes what the fork was asked for; returns false if the message is for others. */
  synchronized boolean takes(FromFork message) {
    if (message instanceof FromFork.ThreadDump dump && ending != null) {
      ending.answered(dump);
    }
    if (message instanceof FromFork.Stacks stacks) {
      asked = false;
      answer = Optional.of(stacks);
      notifyAll();
    }
    return message instanceof FromFork.ThreadDump || message instanceof FromFork.Stacks;
  }

  /** Asks the fork what it does, unless it has been asked and is still silent. */
  void ask() {
    synchronized (this) {
      answer = Optional.empty();
      if (asked || times.phase() == ForkActivity.Phase.IDLE) {
        return;
      }
      asked = true;
    }
    fork.send(new ToFork.Look());
  }

  /** Waits for the answer until a time of the monotonic clock; returns what the fork is at. */
  ForkActivity answered(long until) {
    Optional<FromFork.Stacks> stacks;
    synchronized (this) {
      try {
        for (long left = until - System.nanoTime();
            answer.isEmpty() && asked && left > 0;
            left = until - System.nanoTime()) {
          wait(Duration.ofNanos(left).toMillis() + 1);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      stacks = answer;
    }
    return times.activity(fork.number(), stacks);
  }

  /** Tells whether the fork has ended. */
  boolean isOver() {
    return fork.isOver();
  }

  /**
   * Returns the limit for which the fork was ended, once it and all that it started is gone; empty
   * if it died of something else.
   */
  Optional<Expiry> endedBy() {
    ForkEnding last;
    synchronized (this) {
      last = ending;
    }
    if (last != null) {
      last.await();
    }
    synchronized (this) {
      return expiry;
    }
  }

  /** Kills what is left of a fork that has ended, and takes back what it had borrowed. */
  void sweep() {
    up.run();
    lender.ended(fork.number());
    if (residue.holdsProcesses() || !fork.endedInPeace()) {
      residue.killed(MarkedProcesses.kill(runFolder, fork.number()));
    }
  }

  /** Returns the verdict on what used up a limit. */
  synchronized Verdict verdict(Expiry used) {
    return used.verdict(Optional.ofNullable(ending).flatMap(ForkEnding::dump));
  }

  @Override
  public Optional<Long> check() {
    for (AttemptId slow : times.slow()) {
      events.accept(new RunEvent.AttemptSlow(slow.test(), slow.attempt()));
    }
    synchronized (this) {
      if (expiry.isEmpty()) {
        times.expired().ifPresent(this::expire);
      }
      return expiry.isPresent() ? Optional.empty() : times.untilDue();
    }
  }

  private void expire(Expiry used) {
    expiry = Optional.of(used);
    ending = new ForkEnding(fork, runFolder, used);
    ending.start();
  }

  private void started(int node, PortionLedger ledger) {
    Optional<AttemptId> attempt = ledger.attempt(node);
    if (attempt.isPresent()) {
      up.run();
      times.testStarted(node, attempt.get());
      return;
    }
    Optional<LedgerNode> type = ledger.find(node).filter(LedgerNode::isTestClass);
    if (type.isPresent()) {
      times.classStarted(node);
      String name = type.get().announcement.description().className();
      progress.ifPresent(lane -> lane.classStarted(node, name));
    }
  }

  /** A test that ends by itself after all, interrupted or not, has taken too long nevertheless. */
  private synchronized FromFork judged(FromFork.NodeFinished finished) {
    Optional<Expiry> used = expiry.filter(e -> e.isMeantBy(finished));
    if (used.isEmpty()) {
      return finished;
    }
    Verdict verdict = verdict(used.get());
    if (ending != null && ending.callOff()) {
      expiry = Optional.empty();
    } else {
      expiry = used.map(Expiry::settled);
    }
    return used.get().kind() == Expiry.Kind.TEST
        ? new FromFork.NodeFinished(finished.node(), verdict, finished.duration())
        : finished;
  }
}
