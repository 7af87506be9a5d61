package dev.runner.core.report;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Scope;
import java.util.List;

/**
 * A test class of a run that is reported.
 *
 * @param plugin its plugin
 * @param name its name
 * @param scopes the class itself, for each fork in which it wrote or published anything
 */
record ReportedClass(PluginId plugin, String name, List<Scope> scopes) {

  /** Copies the list. */
  ReportedClass {
    scopes = List.copyOf(scopes);
  }

  /** Returns its id for people. */
  String id() {
    return plugin + ":" + name;
  }

  boolean isSameAs(PluginId otherPlugin, String otherName) {
    return plugin.equals(otherPlugin) && name.equals(otherName);
  }
}
