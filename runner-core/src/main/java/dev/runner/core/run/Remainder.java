package dev.runner.core.run;

import java.util.List;
import java.util.Optional;

/**
 * What a fork leaves.
 *
 * @param guilt what was found of its death
 * @param unreached what had not started: unique ids of tests, templates and dynamic containers
 * @param interrupted templates and dynamic containers in the middle of their invocations
 * @param suspects what may be to blame and has to be run alone to know; in none of the other lists
 */
record Remainder(
    Guilt guilt, List<String> unreached, List<Template> interrupted, List<Suspect> suspects) {

  /** Who is to blame for the death of a fork. */
  enum Guilt {
    /** Something that had no verdict, and has one now. */
    FOUND,
    /** Something that was blamed before, for the same. */
    KNOWN,
    /** Nothing was running, or suspects have to tell. */
    OPEN
  }

  /**
   * A test, or a container that was about to start, in its set-up or in its tear-down.
   *
   * @param printedId its name for people
   * @param test its unique id if it is a test
   * @param unreached what of it has to run: unique ids; empty for a tear-down
   * @param interrupted templates of it in the middle of their invocations
   */
  record Suspect(
      String printedId,
      Optional<String> test,
      List<String> unreached,
      List<Template> interrupted) {}
}
