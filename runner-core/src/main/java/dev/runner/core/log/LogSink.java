package dev.runner.core.log;

import java.util.function.Consumer;

/** Where this process's logged lines go. */
public final class LogSink {

  private static volatile Consumer<String> sink = line -> {};

  private LogSink() {}

  /** Sets what receives each logged line, line end included. Until then they are dropped. */
  public static void set(Consumer<String> receiver) {
    sink = receiver;
  }

  static void write(String line) {
    sink.accept(line);
  }
}
