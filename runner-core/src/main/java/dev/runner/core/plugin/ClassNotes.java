package dev.runner.core.plugin;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a class file says of its tests: what bears on what may run beside them, and their ids.
 *
 * @param related binary names of its superclass, interfaces, nested classes and annotations, those
 *     of methods among them; without the JDK's and the host's
 * @param needs what it says itself
 * @param fault what is wrong with that; empty if nothing is
 * @param testIds the ids that it and its methods carry
 */
record ClassNotes(
    Set<String> related, ClassNeeds needs, Optional<String> fault, List<TestIdClaim> testIds) {

  /** Says nothing. */
  static final ClassNotes NONE =
      new ClassNotes(Set.of(), ClassNeeds.NONE, Optional.empty(), List.of());

  /** Copies the collections. */
  ClassNotes {
    related = Set.copyOf(related);
    testIds = List.copyOf(testIds);
  }
}
