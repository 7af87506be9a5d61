package dev.runner.core.fork;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that a fork writes.
 *
 * @param number the fork's number
 * @param log what it prints outside of the captured streams
 * @param mailbox what it has told and the supervisor has not read yet
 * @param crash the report of a JVM that breaks down, which it writes itself
 * @param masking who writes the log and keeps secrets out of both, if there are any
 */
record ForkFiles(int number, Path log, Path mailbox, Path crash, Optional<MaskedLog> masking) {

  /** Returns the files of a fork in a folder, with nobody who writes the log. */
  static ForkFiles in(Path folder, int number) {
    String name = "fork-" + number;
    return new ForkFiles(
        number,
        folder.resolve(name + ".log"),
        folder.resolve(name + ".mailbox").toAbsolutePath(),
        folder.resolve(name + ".crash").toAbsolutePath(),
        Optional.empty());
  }

  /** Returns these files with somebody who writes the log. */
  ForkFiles masked(Optional<MaskedLog> writer) {
    return new ForkFiles(number, log, mailbox, crash, writer);
  }
}
