package dev.runner.cli.command;

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

  TriesOptions() {}

  Tries tries() {
    if (retries != null && (retries < 0 || retries > RetryRule.MOST)) {
      throw new UsageException(
          "Invalid number of retries '%d' (expected 0 to %d)".formatted(retries, RetryRule.MOST));
    }
    return new Tries(retries == null ? OptionalInt.empty() : OptionalInt.of(retries));
  }
}
