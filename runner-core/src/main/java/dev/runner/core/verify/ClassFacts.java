package dev.runner.core.verify;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a class file says that others rely on, and what it relies on.
 *
 * @param name its internal name
 * @param parent its superclass; empty for {@code java.lang.Object} and modules
 * @param interfaces its interfaces
 * @param members its methods as name and descriptor, its fields as name, colon and descriptor
 * @param references what its code uses, in the order of its code
 * @param testIds what its methods say by {@code @TestId}, as written
 */
record ClassFacts(
    String name,
    Optional<String> parent,
    List<String> interfaces,
    Set<String> members,
    Set<Reference> references,
    List<String> testIds) {

  boolean has(Reference member) {
    return members.contains(member.name() + (member.isMethod() ? "" : ":") + member.descriptor());
  }
}
