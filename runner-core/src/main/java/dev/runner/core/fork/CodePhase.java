package dev.runner.core.fork;

/** What a plugin's code is asked for before any of its tests. */
public enum CodePhase {
  /** The plugin class is made and started. */
  START("start"),
  /** Its options are asked for. */
  DECLARE("declare its options"),
  /** A credential is made. */
  CREATE("make a credential"),
  /** A credential is taken away. */
  RELEASE("release a credential"),
  /** What may be left over is listed. */
  LIST("list what may be left over"),
  /** Something left over is deleted. */
  DELETE("delete what is left over"),
  /** Options are compared with the system. */
  PROBE("probe the configuration"),
  /** It hears of a run. */
  LISTEN("listen to the run"),
  /** A target is looked at. */
  VALIDATE("check the target"),
  /** A run is sent elsewhere. */
  EXPORT("export the run"),
  /** A task is sent elsewhere. */
  EXPORT_TASK("export the task");

  private final String words;

  CodePhase(String words) {
    this.words = words;
  }

  /** Tells whether it may take as long as is configured for services. */
  boolean isService() {
    return this != START && this != DECLARE;
  }

  /** Returns the option that says how long a service may take. */
  String option() {
    return this == EXPORT || this == EXPORT_TASK ? "export.timeout" : "services.timeout";
  }

  /** Returns what the plugin should do, as a verb. */
  String words() {
    return words;
  }
}
