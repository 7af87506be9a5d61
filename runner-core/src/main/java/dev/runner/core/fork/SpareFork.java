package dev.runner.core.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A fork that is started before it is known what it is for, on the guess that it will be asked for,
 * so that its JVM starts while the suite is prepared. Safe for use by several threads.
 */
public final class SpareFork implements AutoCloseable {

  private final Path logs;
  private Optional<Started> started;

  private record Started(ForkSpec guess, Fork fork) {}

  private SpareFork(Path logs, Optional<Started> started) {
    this.logs = logs;
    this.started = started;
  }

  /** Returns none. */
  public static SpareFork none() {
    return new SpareFork(Path.of(""), Optional.empty());
  }

  /**
   * Starts one; returns none if that fails, as whoever needs a fork will find out.
   *
   * @param guess what kind of process will be asked for first
   * @param logs the folder for what the forks of the run write
   */
  public static SpareFork start(ForkSpec guess, Path logs) {
    try {
      Fork fork = new ForkLauncher(logs).startEarly(guess);
      return new SpareFork(logs, Optional.of(new Started(guess, fork)));
    } catch (ForkFailedException e) {
      return none();
    }
  }

  /**
   * Hands the fork over if it is what is asked for; else ends it, so that its number is free.
   *
   * @param number the number that the fork is to have
   */
  synchronized Optional<Fork> take(ForkSpec asked, int number) {
    Optional<Fork> fitting =
        started
            .filter(one -> one.fork().number() == number && one.guess().isLike(asked))
            .map(Started::fork);
    if (fitting.isEmpty()) {
      close();
    }
    started = Optional.empty();
    return fitting;
  }

  /** Ends the fork if nobody has taken it, and leaves nothing of it. */
  @Override
  public synchronized void close() {
    if (started.isPresent()) {
      Fork fork = started.get().fork();
      started = Optional.empty();
      fork.close();
      ForkFiles files = ForkFiles.in(logs, fork.number());
      remove(files.log());
      remove(files.crash());
      remove(logs);
      remove(logs.toAbsolutePath().getParent());
    }
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // a folder of a run that goes on is not empty
    }
  }
}
