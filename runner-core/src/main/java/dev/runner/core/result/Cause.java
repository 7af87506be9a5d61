package dev.runner.core.result;

/** Why a test did not pass. */
public enum Cause {
  /** An assertion did not hold. */
  ASSERTION,
  /** The test threw something that is no assertion. */
  EXCEPTION,
  /** The set-up of its class, or what supplies its arguments, threw; the test did not start. */
  SET_UP,
  /** An assumption did not hold, in the test or in the set-up of its class. */
  ASSUMPTION,
  /** A condition switched it off. */
  DISABLED,
  /** Memory ran out while it was running. */
  OUT_OF_MEMORY,
  /** Its process died while it was running. */
  CRASHED,
  /** A time limit ended it. */
  TIMED_OUT,
  /** The run was cancelled while it was running. */
  CANCELLED,
  /** Its engine broke off without a verdict. */
  ENGINE
}
