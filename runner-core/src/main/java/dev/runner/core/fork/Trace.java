package dev.runner.core.fork;

/**
 * Something that a test left behind in its process.
 *
 * @param node the node that is to blame, 0 if none can be
 * @param kind what it is
 * @param what the thread's name, the process's id and command line, or what was changed
 */
public record Trace(int node, Kind kind, String what) {

  /** What can be left behind; encoded by its place. */
  public enum Kind {
    /** A thread that runs on. */
    THREAD,
    /** A process that runs on. */
    PROCESS,
    /** A thread ended with an exception that nobody caught. */
    UNCAUGHT,
    /** The interrupt flag was set, and is cleared. */
    INTERRUPT,
    /** The process was changed for all tests, and is as it was again. */
    RESTORED,
    /** The process was changed for all tests, and cannot be restored. */
    CHANGED
  }
}
