package dev.runner.exporter.testrail;

import dev.runner.api.export.ExportedTest;

/** What tests are known by in TestRail. */
final class AutomationId {

  /** Longer texts do not fit into a field of type String. */
  private static final int LONGEST = 250;

  private static final int DIGEST = 24;

  private AutomationId() {}

  /** Returns the id of a test's own case: its printed id, the end of a long one as a digest. */
  static String of(ExportedTest test) {
    String id = test.id();
    return id.length() <= LONGEST
        ? id
        : id.substring(0, LONGEST - DIGEST - 1) + "~" + Digest.of(id).substring(0, DIGEST);
  }

  /** Returns the key of a test's result in the outbox, which people see when it is missing. */
  static String key(ExportedTest test) {
    return of(test);
  }

  /** Returns what a new case gets, by which a test with a {@code @TestId} is found for good. */
  static String ofNewCase(ExportedTest test) {
    return test.uuid().orElseGet(() -> of(test));
  }
}
