package dev.runner.core.run;

/** What shares a fork, as far as plugins do not ask for JVM arguments of their own. */
public enum Isolation {
  /** All plugins of the run. */
  RUN,
  /** The classes of one plugin. */
  PLUGIN,
  /** The tests of one class. */
  CLASS
}
