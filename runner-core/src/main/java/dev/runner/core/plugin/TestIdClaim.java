package dev.runner.core.plugin;

/**
 * A {@code @TestId} in a class file.
 *
 * @param className the binary name of the class
 * @param member the name of the method that carries it; empty text if the class itself does
 * @param id its value as it is written, which may be no UUID
 */
public record TestIdClaim(String className, String member, String id) {

  /** Returns the class and the method, for people. */
  String place() {
    return member.isEmpty() ? className : className + "." + member;
  }
}
