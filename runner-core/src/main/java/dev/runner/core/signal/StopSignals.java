package dev.runner.core.signal;

import java.util.function.Consumer;
import sun.misc.Signal;

/**
 * The signals by which a person or a system asks a process to end, or what it is at.
 *
 * <p>A terminal sends them to the whole process group. The supervisor alone decides what they mean;
 * its forks go on until it tells them.
 */
public final class StopSignals {

  private static final String INTERRUPT = "INT";
  private static final String HANG_UP = "HUP";
  private static final String TERMINATE = "TERM";
  private static final String USER = "USR1";
  private static final String INFORMATION = "INFO";

  private StopSignals() {}

  /**
   * Calls back for each signal, on a thread of its own.
   *
   * <p>A signal that the process was started to ignore, as behind {@code nohup}, stays ignored.
   *
   * @param interrupt is called for SIGINT
   * @param terminate is called for SIGTERM and SIGHUP
   */
  public static void handle(Runnable interrupt, Runnable terminate) {
    on(INTERRUPT, signal -> interrupt.run());
    on(TERMINATE, signal -> terminate.run());
    on(HANG_UP, signal -> terminate.run());
  }

  /**
   * Calls back, on a thread of its own, for SIGUSR1, and for SIGINFO where a terminal sends it.
   *
   * @param question is called for each
   */
  public static void handleQuestion(Runnable question) {
    on(USER, signal -> question.run());
    on(INFORMATION, signal -> question.run());
  }

  /** Lets what a terminal sends to the whole group do nothing here. */
  public static void leaveToSupervisor() {
    on(INTERRUPT, signal -> {});
    on(HANG_UP, signal -> {});
  }

  private static void on(String name, Consumer<Signal> action) {
    try {
      Signal.handle(new Signal(name), action::accept);
    } catch (IllegalArgumentException e) {
      // not known here, as HUP on Windows, or reserved by an option of the JVM
    }
  }
}
