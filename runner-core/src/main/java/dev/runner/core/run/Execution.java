package dev.runner.core.run;

import dev.runner.core.retry.Tries;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a suite is to be executed.
 *
 * @param forks how many test forks may run at the same time; empty if the runner decides
 * @param isolation what shares a fork
 * @param testLimit how long a test may take, if that was said; zero for no limit
 * @param runLimit how long all of it may take, if that was said; zero for no limit
 * @param tries what was said of attempts and failures
 */
public record Execution(
    OptionalInt forks,
    Isolation isolation,
    Optional<Duration> testLimit,
    Optional<Duration> runLimit,
    Tries tries) {

  /** One test after the other, as long as plugins do not make them parallel themselves. */
  public static final Execution SERIAL =
      new Execution(
          OptionalInt.of(1),
          Isolation.RUN,
          Optional.empty(),
          Optional.empty(),
          Tries.AS_CONFIGURED);
}
