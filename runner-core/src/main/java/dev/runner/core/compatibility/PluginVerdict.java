package dev.runner.core.compatibility;

import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Counts;
import dev.runner.core.store.PluginRun;

/** What a run says of one of its plugins. */
public enum PluginVerdict {
  /** The runner did not take it. */
  REJECTED,
  /** It could not be loaded. */
  NOT_LOADED,
  /** A test had an error. */
  ERROR,
  /** A test failed. */
  FAILED,
  /** Tests are without a verdict. */
  INCOMPLETE,
  /** Its tests passed, those in quarantine aside. */
  PASSED,
  /** All tests that ran stopped themselves. */
  ABORTED,
  /** All tests were skipped. */
  SKIPPED;

  /** Returns the verdict of a run on its plugin. */
  static PluginVerdict of(PluginRun run) {
    if (run.state() == PluginState.REJECTED) {
      return REJECTED;
    }
    if (run.state() == PluginState.FAILED) {
      return NOT_LOADED;
    }
    Counts counts = run.counts();
    if (counts.error() > counts.mutedError()) {
      return ERROR;
    }
    if (counts.failed() > counts.mutedFailed()) {
      return FAILED;
    }
    if (counts.notRun() > 0) {
      return INCOMPLETE;
    }
    if (counts.passed() + counts.quarantined() > 0) {
      return PASSED;
    }
    return counts.aborted() > 0 ? ABORTED : SKIPPED;
  }

  /** Tells whether its tests could not run at all. */
  public boolean isOfLoading() {
    return this == REJECTED || this == NOT_LOADED;
  }

  /** Tells whether there is nothing to look at. */
  public boolean isGood() {
    return this == PASSED || this == SKIPPED || this == ABORTED;
  }
}
