package dev.runner.cli.output;

import java.io.PrintStream;
import java.util.Optional;

/**
 * The standard streams as they are when a command begins; tests of this process may change them.
 *
 * @param out takes data
 * @param err takes messages
 */
public record StandardStreams(PrintStream out, PrintStream err) {

  /** Returns those of this process. */
  public static StandardStreams current() {
    return new StandardStreams(System.out, System.err);
  }

  /**
   * Returns the exit status of a command, another one if not all that it said could be written.
   * That is told then.
   *
   * @param status what the command itself came to
   */
  public int status(int status) {
    if (!out.checkError()) {
      return status;
    }
    Optional<String> broken = new BrokenOutput().message();
    broken.ifPresent(err::println);
    return broken.isPresent() ? BrokenOutput.status(status) : status;
  }
}
