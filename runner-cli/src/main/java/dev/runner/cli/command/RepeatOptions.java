package dev.runner.cli.command;

import dev.runner.core.retry.Repetition;
import dev.runner.core.retry.Tries;
import dev.runner.core.run.Execution;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how often all tests run; what is resumed repeats nothing. */
final class RepeatOptions {

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description =
          "Runs all tests N times, each time as a further attempt; a test that fails once has"
              + " failed. Nothing is tried again.")
  private @Nullable Integer repeat;

  @Option(
      names = "--until-failure",
      description =
          "Repeats all tests until one of them fails: N times at most with --repeat N, else for"
              + " ever.")
  private boolean untilFailure;

  RepeatOptions() {}

  /** Returns an execution that is repeated as it is asked for. */
  Execution in(Execution execution) {
    Tries tries = execution.tries();
    int retries = tries.retries().orElse(0);
    return execution.trying(new Tries(tries.retries(), tries.failFast(), repetition(retries)));
  }

  private Repetition repetition(int retries) {
    if (repeat != null && repeat < 1) {
      throw new UsageException(
          "Invalid number of repetitions '%d' (expected 1 or more)".formatted(repeat));
    }
    int times = repeat != null ? repeat : untilFailure ? Repetition.ENDLESS : 1;
    if (times > 1 && retries > 0) {
      throw new UsageException(
          "'--retries %d' contradicts '%s', which counts each failure: leave one out"
              .formatted(retries, repeat != null ? "--repeat" : "--until-failure"));
    }
    return new Repetition(times, untilFailure);
  }
}
