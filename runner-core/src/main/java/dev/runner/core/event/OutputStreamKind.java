package dev.runner.core.event;

/** Where captured text was written. */
public enum OutputStreamKind {
  STDOUT,
  STDERR,
  /** What was logged through SLF4J. */
  LOG
}
