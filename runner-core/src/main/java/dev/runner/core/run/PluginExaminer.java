package dev.runner.core.run;

import dev.runner.core.config.DeclaredOptions;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.plugin.RejectedPlugin;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.trust.WorkspaceTrust;
import dev.runner.core.verify.PluginVerifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks at plugins without running a test: at their manifests, jars and classes, at the options
 * that they declare, and at what they share with each other.
 */
public final class PluginExaminer {

  /** Creates the examiner. */
  public PluginExaminer() {}

  /**
   * Looks at installed plugins.
   *
   * @param request where they are
   * @param wanted those that are asked for; empty for all
   */
  public PluginFindings installed(RunRequest request, Set<PluginId> wanted) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      PluginReader reader = reader(request, scratch);
      InstalledPlugins all = reader.read();
      PluginFindings findings = examine(request, scratch, all, all.ids());
      if (wanted.isEmpty()) {
        return findings;
      }
      List<Issue> about =
          findings.issues().stream().filter(i -> concerns(i, wanted, List.of())).toList();
      return new PluginFindings(findings.plugins(), findings.declared(), wanted, about);
    }
  }

  /**
   * Looks at jars as if they were installed, each in the place of the plugin of its id.
   *
   * @param request where the installed plugins are
   * @param jars the jars, which may need each other
   */
  public PluginFindings candidates(RunRequest request, List<Path> jars) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      PluginReader reader = reader(request, scratch);
      WorkspaceTrust trust = reader.trust();
      InstalledPlugins now = reader.read(request.pluginFolders(), trust);
      InstalledPlugins alone = reader.read(jars, trust.ofCandidates());
      Set<PluginId> ids = alone.ids();
      List<Path> together = new ArrayList<>(installedJars(now, ids));
      together.addAll(jars);
      InstalledPlugins all = reader.read(together, trust.ofCandidates());
      PluginFindings findings = examine(request, scratch, all, ids);
      List<Issue> about =
          findings.issues().stream().filter(issue -> concerns(issue, ids, jars)).toList();
      return new PluginFindings(findings.plugins(), findings.declared(), ids, about);
    }
  }

  private static PluginReader reader(RunRequest request, ScratchFolder scratch) {
    return new PluginReader(new SuitePreparer().settings(request, scratch.path()), request);
  }

  private static List<Path> installedJars(InstalledPlugins now, Set<PluginId> replaced) {
    Stream<Path> running =
        now.plugins().stream().filter(p -> !replaced.contains(p.id())).map(InstalledPlugin::jar);
    Stream<Path> disabled =
        now.rejected().stream()
            .filter(p -> p.state() == PluginState.DISABLED && !replaced.contains(p.id()))
            .map(RejectedPlugin::jar);
    return Stream.concat(running, disabled).toList();
  }

  private static PluginFindings examine(
      RunRequest request, ScratchFolder scratch, InstalledPlugins all, Set<PluginId> wanted) {
    SuitePreparer preparer = new SuitePreparer();
    RunSettings settings = preparer.settings(request, scratch.path());
    PreparedConfig configured = preparer.configured(settings, all, request);
    List<Issue> verified =
        new PluginVerifier(new PluginReader(settings, request)::java).verify(all, wanted::contains);
    SecretMask secrets = configured.config().secrets();
    List<Issue> issues =
        Stream.of(configured.plugins().issues(), configured.config().issues(), verified)
            .flatMap(List::stream)
            .filter(Issue::concernsPlugin)
            .map(secrets::mask)
            .toList();
    List<DeclaredOptions> declared = configured.declarations().selected();
    return new PluginFindings(configured.plugins(), declared, new TreeSet<>(wanted), issues);
  }

  private static boolean concerns(Issue issue, Set<PluginId> ids, List<Path> jars) {
    boolean about =
        ids.stream().anyMatch(id -> PluginFindings.concerns(issue, id, Path.of(id.value())));
    return about
        || issue.code().equals("plugin.bad-key")
        || jars.stream().anyMatch(jar -> issue.subject().equals(String.valueOf(jar.getFileName())));
  }
}
