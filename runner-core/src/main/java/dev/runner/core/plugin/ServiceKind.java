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
  LISTENER("RunListener");

  private final String type;

  ServiceKind(String type) {
    this.type = type;
  }

  /** Returns the name of the interface, as an author writes it. */
  public String type() {
    return type;
  }

  /** Returns the kinds of which a jar names services among its own entries. */
  static Set<ServiceKind> in(ZipFile jar) {
    Set<ServiceKind> kinds = EnumSet.noneOf(ServiceKind.class);
    for (ServiceKind kind : values()) {
      if (jar.getEntry("META-INF/services/dev.runner.api.service." + kind.type) != null) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
