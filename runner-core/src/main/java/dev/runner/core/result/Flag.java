package dev.runner.core.result;

/** A mark beside an outcome. */
public enum Flag {
  /** It passed after an attempt that did not. */
  FLAKY
}
