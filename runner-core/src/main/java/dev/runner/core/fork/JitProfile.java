package dev.runner.core.fork;

import java.util.List;

/** What the just-in-time compiler of a fork is tuned for. */
public enum JitProfile {
  /**
   * Many short tests: the first compiler alone, which halves the CPU time of a suite whose tests do
   * little. Where tests compute, it takes twice as long.
   */
  STARTUP(List.of("-XX:TieredStopAtLevel=1")),
  /** Tests that compute: all that the JVM has. */
  THROUGHPUT(List.of());

  private final List<String> flags;

  JitProfile(List<String> flags) {
    this.flags = flags;
  }

  List<String> flags() {
    return flags;
  }
}
