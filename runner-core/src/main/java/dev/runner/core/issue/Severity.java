package dev.runner.core.issue;

/** How much an issue matters: an {@link #ERROR} never leaves a run green. */
public enum Severity {
  /** Worth knowing; nothing is wrong. */
  INFO,
  /** Something to look at; no verdict is affected. */
  WARNING,
  /** Something did not happen that should have. */
  ERROR
}
