package dev.runner.core.report;

import java.util.Locale;

/** What a test can be in CTRF. */
enum CtrfStatus {
  PASSED,
  FAILED,
  SKIPPED,
  PENDING,
  OTHER;

  /** Returns its name there. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns what a test is that counts so; one without a verdict is OTHER, as it is no good one.
   */
  static CtrfStatus of(ShownVerdict.Kind kind) {
    return switch (kind) {
      case PASSED -> PASSED;
      case FAILED, ERROR -> FAILED;
      case SKIPPED, ABORTED, MUTED -> SKIPPED;
      case NOT_RUN -> OTHER;
    };
  }
}
