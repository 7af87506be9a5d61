package dev.runner.core.report;

/** The readers of JUnit XML that a report is written for: there is no schema that all agree on. */
enum JunitXmlProfile {
  /** As the xUnit plugin of Jenkins has it, and most others understand it. */
  JENKINS,
  /** As the tasks of Ant have it: no earlier attempts, and all output is that of the class. */
  ANT,
  /** With properties of tests, as TestRail's command line and others read them. */
  EXTENDED
}
