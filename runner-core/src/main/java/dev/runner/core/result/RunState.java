package dev.runner.core.result;

/** The lifecycle of a run, never its verdict. */
public enum RunState {
  QUEUED,
  CLAIMED,
  RUNNING,
  FINISHED,
  CANCELLED,
  LOST
}
