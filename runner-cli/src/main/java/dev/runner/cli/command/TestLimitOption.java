package dev.runner.cli.command;

import dev.runner.core.config.CoreOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how long a test may take. */
final class TestLimitOption {

  @Option(
      names = "--timeout",
      paramLabel = "D",
      description = "Ends a test that takes longer: 500ms, 10s, 5m; 0 for never (default: 1h).")
  private @Nullable String timeout;

  TestLimitOption() {}

  /** Returns it; empty if it was not given. */
  Optional<Duration> limit() {
    return limit("--timeout", CoreOptions.LIMIT_TEST, timeout);
  }

  /** Returns the option as it was typed; empty if it was not given. */
  List<String> words() {
    return timeout == null ? List.of() : List.of("--timeout", timeout);
  }

  /** Returns the limit that a flag was given. */
  static Optional<Duration> limit(String flag, String key, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<String> problem = CoreOptions.problem(key, text);
    if (problem.isPresent()) {
      throw new UsageException("%s: %s".formatted(flag, problem.get()));
    }
    return Optional.of(CoreOptions.duration(key, text));
  }
}
