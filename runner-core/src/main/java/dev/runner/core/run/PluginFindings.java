package dev.runner.core.run;

import dev.runner.core.config.DeclaredOptions;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What was found when plugins were looked at.
 *
 * @param plugins all of them, those that could run first
 * @param declared the options that they declare
 * @param wanted the ids of those that were asked for
 * @param issues what was found about those, as a person reads it
 */
public record PluginFindings(
    InstalledPlugins plugins,
    List<DeclaredOptions> declared,
    Set<PluginId> wanted,
    List<Issue> issues) {

  /** Copies the collections. */
  public PluginFindings {
    declared = List.copyOf(declared);
    wanted = Set.copyOf(wanted);
    issues = List.copyOf(issues);
  }

  /** Returns the exit status that the issues give. */
  public ExitStatus status() {
    return ExitStatus.of(issues);
  }

  /** Returns what was found about one plugin. */
  List<Issue> about(PluginId id, Path jar) {
    return issues.stream().filter(issue -> concerns(issue, id, jar)).toList();
  }

  /** Tells whether an issue is about a plugin, as its subject or beside another. */
  static boolean concerns(Issue issue, PluginId id, Path jar) {
    return issue.subject().equals(id.value())
        || issue.subject().equals(String.valueOf(jar.getFileName()))
        || issue.message().contains("'" + id + "'");
  }
}
