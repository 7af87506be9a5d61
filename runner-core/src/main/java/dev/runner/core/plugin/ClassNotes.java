package dev.runner.core.plugin;

import java.util.Optional;
import java.util.Set;

/**
 * What a class file says that bears on what may run beside its tests.
 *
 * @param related binary names of its superclass, interfaces, nested classes and annotations, those
 *     of methods among them; without the JDK's and the host's
 * @param needs what it says itself
 * @param fault what is wrong with that; empty if nothing is
 */
record ClassNotes(Set<String> related, ClassNeeds needs, Optional<String> fault) {

  /** Says nothing. */
  static final ClassNotes NONE = new ClassNotes(Set.of(), ClassNeeds.NONE, Optional.empty());

  /** Copies the set. */
  ClassNotes {
    related = Set.copyOf(related);
  }
}
