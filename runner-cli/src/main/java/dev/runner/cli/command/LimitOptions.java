package dev.runner.cli.command;

import dev.runner.core.config.CoreOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how long a run and its tests may take. */
final class LimitOptions {

  @Mixin private TestLimitOption test;

  @Option(
      names = "--run-timeout",
      paramLabel = "D",
      description = "Ends the run after this time, with a complete report (default: never).")
  private @Nullable String runTimeout;

  LimitOptions() {}

  /** Returns how long a test may take; empty if that was not said. */
  Optional<Duration> test() {
    return test.limit();
  }

  /** Returns how long the run may take; empty if that was not said. */
  Optional<Duration> run() {
    return TestLimitOption.limit("--run-timeout", CoreOptions.LIMIT_RUN, runTimeout);
  }
}
