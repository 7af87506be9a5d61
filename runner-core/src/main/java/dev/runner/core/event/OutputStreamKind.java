package dev.runner.core.event;

/** Where captured text was written. */
public enum OutputStreamKind {
  STDOUT,
  STDERR,
  /** What was logged through SLF4J. */
  LOG,
  /**
   * What went past the captured streams to the standard output and error of the process: from
   * native code, the JVM itself, and child processes that inherited them. Nobody knows whose it is.
   */
  PROCESS
}
