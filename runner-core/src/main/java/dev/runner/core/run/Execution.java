package dev.runner.core.run;

import dev.runner.core.fork.Debugging;
import dev.runner.core.order.Order;
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
 * @param debugging how its tests can be followed
 * @param order in which order its classes go
 * @param tries what was said of attempts and failures
 */
public record Execution(
    OptionalInt forks,
    Isolation isolation,
    Optional<Duration> testLimit,
    Optional<Duration> runLimit,
    Debugging debugging,
    Order order,
    Tries tries) {

  /** One test after the other, as long as plugins do not make them parallel themselves. */
  public static final Execution SERIAL =
      new Execution(OptionalInt.of(1), Isolation.RUN, Optional.empty(), Optional.empty());

  /** Creates an execution that nobody follows, in the usual order, with tries as configured. */
  public Execution(
      OptionalInt forks,
      Isolation isolation,
      Optional<Duration> testLimit,
      Optional<Duration> runLimit) {
    this(
        forks,
        isolation,
        testLimit,
        runLimit,
        Debugging.NONE,
        Order.History.ONLY,
        Tries.AS_CONFIGURED);
  }

  /** Returns this in the runner's own JVM. */
  public Execution inProcess() {
    return followed(Debugging.IN_PROCESS);
  }

  /** Returns this with forks that wait for a debugger at a port of the loopback address. */
  public Execution debuggedAt(int port) {
    return followed(Debugging.at(port));
  }

  /** Returns this with other limits; empty ones are as configured. */
  public Execution within(Optional<Duration> test, Optional<Duration> run) {
    return new Execution(forks, isolation, test, run, debugging, order, tries);
  }

  /** Returns this with another order. */
  public Execution ordered(Order other) {
    return new Execution(forks, isolation, testLimit, runLimit, debugging, other, tries);
  }

  /** Returns this with other tries. */
  public Execution trying(Tries other) {
    return new Execution(forks, isolation, testLimit, runLimit, debugging, order, other);
  }

  /** Returns this with other forks. */
  Execution in(int newForks, Isolation newIsolation) {
    return new Execution(
        OptionalInt.of(newForks), newIsolation, testLimit, runLimit, debugging, order, tries);
  }

  private Execution followed(Debugging how) {
    return new Execution(OptionalInt.of(1), isolation, testLimit, runLimit, how, order, tries);
  }
}
