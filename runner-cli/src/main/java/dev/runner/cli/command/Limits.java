package dev.runner.cli.command;

/** Checks options that say how many. */
final class Limits {

  private Limits() {}

  /** Refuses what is less than one. */
  static void check(String option, int value) {
    if (value < 1) {
      throw new UsageException(
          "Option '%s' is '%d', and must be at least 1".formatted(option, value));
    }
  }
}
