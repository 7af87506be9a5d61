package dev.runner.core.run;

import dev.runner.core.fork.Fork;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.MarkedProcesses;
import dev.runner.core.fork.ToFork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Ends one fork in which something takes too long: asks what it does, interrupts the test, sends it
 * TERM, and kills it and all that came of it. Takes two seconds at most. One that is a part of this
 * process is only asked and interrupted.
 */
final class ForkEnding {

  /** How long a fork may think about what it does. */
  private static final Duration ANSWER = Duration.ofSeconds(1);

  /** How long a test may take to end once it is interrupted. */
  private static final Duration INTERRUPTED = Duration.ofMillis(500);

  /** How long shutdown hooks may take. */
  private static final Duration TERMINATED = Duration.ofMillis(500);

  private final Fork fork;
  private final Path runFolder;
  private final Expiry used;
  private final Thread thread = new Thread(this::end, "runner-limit");
  private Optional<FromFork.ThreadDump> dump = Optional.empty();
  private boolean calledOff;
  private boolean decided;

  /**
   * Prepares the end of a fork.
   *
   * @param runFolder the folder of its run
   * @param used the limit that is used up
   */
  ForkEnding(Fork fork, Path runFolder, Expiry used) {
    this.fork = fork;
    this.runFolder = runFolder;
    this.used = used;
  }

  /** Begins, on a thread of its own. */
  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits until it is done or called off. */
  void await() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void answered(FromFork.ThreadDump answer) {
    dump = Optional.of(answer);
    notifyAll();
  }

  synchronized Optional<FromFork.ThreadDump> dump() {
    return dump;
  }

  /** Spares the fork, because what took too long has ended; returns false if it is too late. */
  synchronized boolean callOff() {
    calledOff = !decided;
    notifyAll();
    return calledOff;
  }

  private void end() {
    try {
      fork.send(new ToFork.Dump(used.node()));
      boolean answers = await(ANSWER, () -> dump.isPresent());
      if (answers && used.kind() == Expiry.Kind.TEST && !isCalledOff()) {
        fork.send(new ToFork.Interrupt(used.node()));
        await(INTERRUPTED, () -> false);
      }
      if (!fork.isInProcess() && decide()) {
        terminate(answers);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One that does not answer would not hear TERM either. */
  private void terminate(boolean answers) throws InterruptedException {
    Optional<ProcessHandle> process = ProcessHandle.of(fork.pid());
    if (answers && process.isPresent()) {
      process.get().destroy();
      try {
        process.get().onExit().get(TERMINATED.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        // it is killed
      }
    }
    process.stream()
        .flatMap(ProcessHandle::descendants)
        .forEach(ProcessHandle::destroyForcibly); // where no mark can be read
    fork.kill();
    MarkedProcesses.kill(runFolder, fork.number());
  }

  private synchronized boolean decide() {
    decided = !calledOff;
    return decided;
  }

  private synchronized boolean isCalledOff() {
    return calledOff;
  }

  private synchronized boolean await(Duration time, BooleanSupplier done)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (!done.getAsBoolean() && !calledOff && end - System.nanoTime() > 0) {
      wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
    }
    return done.getAsBoolean();
  }
}
