package dev.runner.cli.command;

import dev.runner.core.run.Execution;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a debugger gets at tests. */
final class DebugOptions {

  private static final int HIGHEST = 65_535;

  @Option(
      names = "--in-process",
      description =
          "Runs tests in the runner's own JVM, for debuggers: a test that ends its process ends the"
              + " run. RUNNER_JAVA_OPTS holds options of that JVM.")
  private boolean inProcess;

  @Option(
      names = "--debug-port",
      paramLabel = "P",
      description =
          "Has the test fork wait for a debugger at 127.0.0.1:P; one fork, no time limits.")
  private @Nullable String port;

  DebugOptions() {}

  /** Returns an execution that can be followed as it is asked for. */
  Execution in(Execution execution) {
    if (!inProcess && port == null) {
      return execution;
    }
    String flag = inProcess ? "--in-process" : "--debug-port";
    if (inProcess && port != null) {
      throw new UsageException(
          "'--in-process' and '--debug-port' contradict each other: in-process there is no fork to"
              + " wait; set RUNNER_JAVA_OPTS=-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:%s"
                  .formatted(port));
    }
    if (execution.forks().orElse(1) != 1) {
      throw new UsageException(
          "'%s' takes one fork at a time: leave '--forks' out".formatted(flag));
    }
    if (inProcess) {
      return execution.inProcess();
    }
    if (execution.testLimit().isPresent() || execution.runLimit().isPresent()) {
      throw new UsageException(
          "'--debug-port' lets tests pause for as long as you like: leave '--timeout' and"
              + " '--run-timeout' out");
    }
    return execution.debuggedAt(free(number()));
  }

  private int number() {
    try {
      int number = Integer.parseInt(String.valueOf(port));
      if (number >= 1 && number <= HIGHEST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageException(
        "Invalid port '%s' (expected 1 to %d)".formatted(String.valueOf(port), HIGHEST));
  }

  /** Refuses a port that somebody else listens at, before anything runs. */
  private static int free(int number) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true); // connections of before do not matter
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
      return number;
    } catch (IOException e) {
      throw new UsageException(
          "Cannot listen at 127.0.0.1:%d (%s): choose another --debug-port"
              .formatted(number, e.getMessage()));
    }
  }
}
