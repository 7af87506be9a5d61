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
    return new Tries(optional(retries), optional(failFast), Repetition.ONCE);
  }

  private static OptionalInt optional(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
