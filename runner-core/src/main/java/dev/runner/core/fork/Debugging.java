package dev.runner.core.fork;

import java.util.List;
import java.util.OptionalInt;

/**
 * How tests can be followed by a debugger.
 *
 * @param inProcess whether they run in the supervisor's own JVM
 * @param port where their fork listens on the loopback address before it does anything
 */
public record Debugging(boolean inProcess, OptionalInt port) {

  /** Nobody follows. */
  public static final Debugging NONE = new Debugging(false, OptionalInt.empty());

  /** Tests run in the supervisor's own JVM. */
  public static final Debugging IN_PROCESS = new Debugging(true, OptionalInt.empty());

  private static final String ADDRESS = "127.0.0.1:";

  /** Returns how a fork listens at a port. */
  public static Debugging at(int port) {
    return new Debugging(false, OptionalInt.of(port));
  }

  /** Tells whether somebody may hold up the code of plugins as long as they like. */
  public boolean isPatient() {
    return inProcess || port.isPresent();
  }

  /** Returns where a debugger can be attached; only where there is a port. */
  public String address() {
    return ADDRESS + port.orElseThrow();
  }

  /** Returns the JVM's arguments. */
  List<String> arguments() {
    return port.isEmpty()
        ? List.of()
        : List.of(
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=" + address());
  }
}
