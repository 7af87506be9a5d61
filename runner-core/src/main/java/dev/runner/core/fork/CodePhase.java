package dev.runner.core.fork;

/** What a plugin's code is asked for before any of its tests. */
public enum CodePhase {
  /** The plugin class is made and started. */
  START("start"),
  /** Its options are asked for. */
  DECLARE("declare its options");

  private final String words;

  CodePhase(String words) {
    this.words = words;
  }

  /** Returns what the plugin should do, as a verb. */
  String words() {
    return words;
  }
}
