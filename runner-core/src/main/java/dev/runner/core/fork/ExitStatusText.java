package dev.runner.core.fork;

import java.util.Map;

/** Says how a process ended. */
final class ExitStatusText {

  private static final int SIGNALLED = 128;

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8,
          "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

  private ExitStatusText() {}

  /** Tells whether a status is that of a process which was sent SIGTERM. */
  static boolean isTermination(int status) {
    return status == SIGNALLED + 15;
  }

  /** Tells whether a status is that of a process which was sent SIGKILL. */
  static boolean isKill(int status) {
    return status == SIGNALLED + 9;
  }

  static String of(int status) {
    String signal = SIGNALS.get(status - SIGNALLED);
    return signal == null ? "exit status " + status : "exit status " + status + ", " + signal;
  }
}
