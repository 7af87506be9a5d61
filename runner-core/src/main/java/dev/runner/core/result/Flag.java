package dev.runner.core.result;

/** A mark beside an outcome. */
public enum Flag {
  /** It passed after an attempt that did not. */
  FLAKY,
  /** Its failure does not fail the run. */
  QUARANTINED,
  /** It took long; how long that is, the configuration says. */
  SLOW
}
