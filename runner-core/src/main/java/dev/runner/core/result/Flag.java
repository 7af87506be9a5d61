package dev.runner.core.result;

/** A mark beside an outcome. */
public enum Flag {
  /** It passed after an attempt that did not. */
  FLAKY,
  /** Its failure does not fail the run. */
  QUARANTINED,
  /** It failed as a known issue says. */
  KNOWN,
  /** It failed, as a known issue says that it may. */
  UNSTABLE,
  /** It passed, although a known issue says that it fails. */
  FIXED,
  /** It took long; how long that is, the configuration says. */
  SLOW,
  /**
   * A thread or a process that it started was still there when its class had ended, or its clean-up
   * failed.
   */
  LEAKED;

  /** The name under which what a test has left behind is published, as an entry of its own. */
  public static final String LEAKED_ENTRY = "runner.leaked";
}
