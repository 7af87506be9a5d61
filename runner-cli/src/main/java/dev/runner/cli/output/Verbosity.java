package dev.runner.cli.output;

/** How much is said. */
public enum Verbosity {
  /** Failures and the last line. */
  QUIET,
  NORMAL,
  /** Each test as it ends, stack traces and output in full. */
  VERBOSE
}
