package dev.runner.core.plugin;

import java.util.EnumSet;
import java.util.Set;
import java.util.zip.ZipFile;

/** What code of a plugin can do for a run beside its tests. */
public enum ServiceKind {
  /** Makes credentials for tests. */
  CREDENTIALS("CredentialProvider"),
  /** Finds and deletes what tests have left behind. */
  CLEANER("ResidueCleaner"),
  /** Asks the system under test whether options are right. */
  PROBE("ConfigurationProbe"),
  /** Hears of a run. */
  LISTENER("RunListener"),
  /** Sends stored runs elsewhere. */
  RUN_EXPORTER("RunExporter", "dev.runner.api.export."),
  /** Sends stored tasks elsewhere. */
  TASK_EXPORTER("TaskExporter", "dev.runner.api.export.");

  private final String type;
  private final String entry;

  ServiceKind(String type) {
    this(type, "dev.runner.api.service.");
  }

  ServiceKind(String type, String place) {
    this.type = type;
    this.entry = "META-INF/services/" + place + type;
  }

  /** Returns the name of the interface, as an author writes it. */
  public String type() {
    return type;
  }

  /** Tells whether it must be asked what it is for before it can be of use. */
  boolean describesItself() {
    return this == RUN_EXPORTER || this == TASK_EXPORTER;
  }

  /** Returns the kinds of which a jar names services among its own entries. */
  static Set<ServiceKind> in(ZipFile jar) {
    Set<ServiceKind> kinds = EnumSet.noneOf(ServiceKind.class);
    for (ServiceKind kind : values()) {
      if (jar.getEntry(kind.entry) != null) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
