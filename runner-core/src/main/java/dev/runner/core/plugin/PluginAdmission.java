package dev.runner.core.plugin;

import dev.runner.core.issue.Issue;
import java.util.List;
import java.util.Set;

/**
 * Tells which plugins an operator lets in, by what is known of their jars without running them.
 *
 * <p>The answer is about bytes: a plugin is loaded from the copy that it was asked about.
 */
public interface PluginAdmission {

  /** Lets everything in. */
  PluginAdmission ALL =
      new PluginAdmission() {
        @Override
        public boolean isDisabled(PluginId plugin) {
          return false;
        }

        @Override
        public List<Issue> objections(InstalledPlugin plugin) {
          return List.of();
        }

        @Override
        public List<Issue> absences(Set<PluginId> found) {
          return List.of();
        }
      };

  /** Tells whether the operator has switched a plugin off. */
  boolean isDisabled(PluginId plugin);

  /** Returns what speaks against a plugin; an ERROR among it keeps the plugin out. */
  List<Issue> objections(InstalledPlugin plugin);

  /**
   * Returns what is wrong beside the plugins that were found.
   *
   * @param found the ids of all of them, whatever their state
   */
  List<Issue> absences(Set<PluginId> found);
}
