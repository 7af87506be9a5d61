package dev.runner.core.run;

import dev.runner.core.fork.ForkSpec;
import dev.runner.core.fork.SpareFork;
import dev.runner.core.result.RunId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The first fork of a run that is about to be asked for: it starts while the command line is read,
 * as the last run of the workspace suggests, and is ended if the run turns out to need another.
 */
public final class EarlyFork implements AutoCloseable {

  private final Workspace workspace;
  private final CompletableFuture<Optional<Begun>> begun;
  private boolean taken;

  private record Begun(RunId run, SpareFork fork) {}

  private EarlyFork(Workspace workspace, CompletableFuture<Optional<Begun>> begun) {
    this.workspace = workspace;
    this.begun = begun;
  }

  /** Returns none, for runs that nobody has announced. */
  public static EarlyFork none() {
    return new EarlyFork(
        new Workspace(Path.of("")), CompletableFuture.completedFuture(Optional.empty()));
  }

  /** Begins to start one for the next run of a workspace, on a thread of its own. */
  public static EarlyFork begin(Workspace workspace) {
    CompletableFuture<Optional<Begun>> begun = new CompletableFuture<>();
    Thread starter = new Thread(() -> begun.complete(start(workspace)), "runner-early-fork");
    starter.setDaemon(true);
    starter.start();
    return new EarlyFork(workspace, begun);
  }

  private static Optional<Begun> start(Workspace workspace) {
    try {
      Optional<ForkSpec> guess = new ForkGuess(workspace.forkGuess()).read();
      if (guess.isEmpty()) {
        return Optional.empty();
      }
      RunId run = RunId.create(Clock.systemUTC().instant());
      Path logs = workspace.runFolder(run).resolve(ForkStarter.FORKS);
      return Optional.of(new Begun(run, SpareFork.start(guess.get(), logs)));
    } catch (RuntimeException e) {
      return Optional.empty(); // whoever needs a fork finds out what is wrong
    }
  }

  /**
   * Takes the run that it was begun for, once, when its process is started.
   *
   * @param root the workspace of the run that is asked for
   * @return empty if it was not begun for that, or there was nothing to begin
   */
  Optional<RunId> take(Path root) {
    if (taken || !workspace.root().equals(root)) {
      return Optional.empty();
    }
    taken = true;
    return begun.join().map(Begun::run);
  }

  /** Returns the fork, which is none if there was nothing to begin. */
  SpareFork fork() {
    return begun.join().map(Begun::fork).orElseGet(SpareFork::none);
  }

  /** Ends the fork if no run has taken it. */
  @Override
  public void close() {
    fork().close();
  }
}
