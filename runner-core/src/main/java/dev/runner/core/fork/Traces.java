package dev.runner.core.fork;

/** Learns of the tests of a process, so as to tell what they leave behind. */
interface Traces {

  /** Begins to hear of what happens in the process. */
  void install();

  /** Prepares for classes that come one after the other. */
  void begin(int classes);

  /** Looks at what a node that is about to end leaves behind. */
  void ended(int node);

  /** Notes that a node ended with the interrupt flag set. */
  void interrupted(int node);

  /** Restores what a class has changed, now that it has ended and no other runs. */
  void settle(int node);

  /** Tells of what is left behind, now that all classes have ended with all that they share. */
  void end();
}
