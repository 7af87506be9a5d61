package dev.runner.cli.command;

import dev.runner.core.run.Execution;
import dev.runner.core.run.Isolation;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how tests are executed. */
final class ExecutionOptions {

  private static final String AUTO = "auto";
  private static final int MOST = 256;

  @Option(
      names = {"--forks", "--workers"},
      paramLabel = "N",
      description =
          "How many test forks run at the same time: a number, or auto for as many as cores if"
              + " more than ten seconds of work are expected (default: auto).")
  private @Nullable String forks;

  @Option(names = "--serial", description = "The same as --forks 1.")
  private boolean serial;

  @Option(
      names = "--isolation",
      paramLabel = "WHAT",
      description =
          "What shares a fork: the whole run, a plugin, or a class (run, plugin or class;"
              + " default: run). Class isolation does not divide plugins with engines of their own.")
  private Isolation isolation = Isolation.RUN;

  @Mixin private LimitOptions limits;
  @Mixin private TriesOptions tries;

  ExecutionOptions() {}

  Execution execution() {
    if (serial && forks != null && !forks.equals("1")) {
      throw new UsageException(
          "'--serial' and '--forks %s' contradict each other: leave one out".formatted(forks));
    }
    return new Execution(forks(), isolation, limits.test(), limits.run()).trying(tries.tries());
  }

  /** Tells whether more than one fork was named; none named is as many as it takes. */
  boolean asksForForks() {
    return forks != null && !forks.equals("1");
  }

  private OptionalInt forks() {
    if (serial) {
      return Execution.SERIAL.forks();
    }
    return forks == null || forks.equals(AUTO)
        ? OptionalInt.empty()
        : OptionalInt.of(number(forks));
  }

  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageException(
        "Invalid number of forks '%s' (expected 1 to %d, or %s)".formatted(text, MOST, AUTO));
  }
}
