package dev.runner.core.run;

import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.RejectedPlugin;
import dev.runner.core.trust.WorkspaceTrust;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what is known of one installed plugin. */
public final class PluginInquiry {

  private final RunRequest request;

  /**
   * Creates an inquiry.
   *
   * @param request which workspace, which plugin folders
   */
  public PluginInquiry(RunRequest request) {
    this.request = request;
  }

  /** Returns what is known of a plugin; empty if there is none of this id. */
  public Optional<PluginDetails> of(PluginId id) {
    PluginFindings found = new PluginExaminer().installed(request, Set.of(id));
    try (ScratchFolder scratch = ScratchFolder.create()) {
      PluginReader reader =
          new PluginReader(new SuitePreparer().settings(request, scratch.path()), request);
      WorkspaceTrust trust = reader.trust();
      InstalledPlugins all = reader.read(request.pluginFolders(), trust);
      return InstalledRows.of(found.plugins()).stream()
          .filter(row -> row.id().equals(id))
          .findFirst()
          .map(row -> details(row, found, all, trust));
    }
  }

  private static PluginDetails details(
      RejectedPlugin row, PluginFindings found, InstalledPlugins all, WorkspaceTrust trust) {
    Optional<InstalledPlugin> plugin = all.find(row.id());
    List<PluginId> dependents = PluginRemover.dependents(all, row.id());
    return new PluginDetails(
        row,
        plugin,
        dependents,
        trust.lock().flatMap(lock -> lock.find(row.id())),
        trust.lock().isPresent(),
        plugin.map(trust::signature),
        found.declared().stream().filter(one -> one.plugin().equals(row.id())).findFirst(),
        found.issues());
  }
}
