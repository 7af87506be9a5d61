package dev.runner.core.report;

/**
 * What failed in a class beside its tests, as something that counts like a test: many readers look
 * at nothing else.
 *
 * @param owner the class
 * @param number counts those of a class from 1
 * @param failure what failed
 */
record ClassFault(ReportedClass owner, int number, ClassFailure failure) {

  static final String TYPE = "TEAR_DOWN";

  /** Returns what stands for the name of a test. */
  String name() {
    return number == 1 ? "(class)" : "(class #%d)".formatted(number);
  }

  /** Returns an id that no test has. */
  String id() {
    return owner.id() + "." + name();
  }
}
