package dev.runner.cli.command;

import dev.runner.core.retry.Repetition;
import dev.runner.core.retry.RetryRule;
import dev.runner.core.retry.Tries;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is done about tests that fail. */
final class TriesOptions {

  @Option(
      names = "--retries",
      paramLabel = "N",
      description =
          "How often a test that fails runs again, 0 to 10, whatever the configuration says"
              + " (default: retry.count, 0).")
  private @Nullable Integer retries;

  @Option(
      names = "--fail-fast",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "1",
      description =
          "Starts no further test once one has failed, or N of them, after their retries; resume"
              + " runs the rest.")
  private @Nullable Integer failFast;

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

  TriesOptions() {}

  Tries tries() {
    if (retries != null && (retries < 0 || retries > RetryRule.MOST)) {
      throw new UsageException(
          "Invalid number of retries '%d' (expected 0 to %d)".formatted(retries, RetryRule.MOST));
    }
    if (failFast != null && failFast < 1) {
      throw new UsageException(
          "Invalid number of failures '%d' behind '--fail-fast' (expected 1 or more)"
              .formatted(failFast));
    }
    return new Tries(optional(retries), optional(failFast), repetition());
  }

  private Repetition repetition() {
    if (repeat != null && repeat < 1) {
      throw new UsageException(
          "Invalid number of repetitions '%d' (expected 1 or more)".formatted(repeat));
    }
    int times = repeat != null ? repeat : untilFailure ? Repetition.ENDLESS : 1;
    if (times > 1 && retries != null && retries > 0) {
      throw new UsageException(
          "'--retries %d' contradicts '%s', which counts each failure: leave one out"
              .formatted(retries, repeat != null ? "--repeat" : "--until-failure"));
    }
    return new Repetition(times, untilFailure);
  }

  private static OptionalInt optional(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
