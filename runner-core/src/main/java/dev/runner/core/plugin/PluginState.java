package dev.runner.core.plugin;

/** What became of an installed plugin in a run. */
public enum PluginState {
  /** Its tests are part of the suite. */
  LOADED,
  /** Its jar or declarations break a rule; none of its code was run. */
  REJECTED,
  /** Its code was run and failed before its tests. */
  FAILED,
  /** Switched off by the operator. */
  DISABLED
}
