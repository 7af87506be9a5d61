package dev.runner.core.run;

import dev.runner.core.install.PluginsFolder;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.RejectedPlugin;
import dev.runner.core.run.PluginChange.Kind;
import dev.runner.core.run.PluginChange.Step;
import dev.runner.core.trust.DisabledPlugins;
import dev.runner.core.trust.PluginLock;
import dev.runner.core.trust.WorkspaceTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes plugins away, out of their folder, the lock and the list of those switched off. */
public final class PluginRemover {

  private final RunRequest request;

  /**
   * Creates a remover.
   *
   * @param request which workspace, which plugin folders
   */
  public PluginRemover(RunRequest request) {
    this.request = request;
  }

  /**
   * Takes a plugin away.
   *
   * @param id the plugin
   * @param force whether also where others need it
   * @return what was done; empty if there is no such plugin, and the lock names none
   */
  public Optional<PluginChange> remove(PluginId id, boolean force) {
    try (WorkspaceGuard guard = WorkspaceGuard.of(new Workspace(request.workspace()));
        ScratchFolder scratch = ScratchFolder.create()) {
      PluginReader reader =
          new PluginReader(new SuitePreparer().settings(request, scratch.path()), request);
      WorkspaceTrust trust = reader.trust();
      if (!guard.isHeld() || !trust.faults().isEmpty()) {
        return Optional.of(PluginChange.refused(trust.faults()));
      }
      InstalledPlugins now = reader.read();
      boolean locked = trust.lock().flatMap(lock -> lock.find(id)).isPresent();
      if (!now.ids().contains(id) && !locked) {
        return Optional.empty();
      }
      List<PluginId> dependents = dependents(now, id);
      return Optional.of(
          dependents.isEmpty() || force
              ? removed(id, now, trust.lock())
              : PluginChange.refused(List.of(needed(id, dependents))));
    } catch (IOException e) {
      return Optional.of(PluginChange.refused(List.of(PluginInstaller.failed(e))));
    }
  }

  /** Returns the plugins that could not run without one. */
  static List<PluginId> dependents(InstalledPlugins now, PluginId id) {
    return now.plugins().stream()
        .filter(plugin -> plugin.needs(id))
        .map(InstalledPlugin::id)
        .sorted()
        .toList();
  }

  private PluginChange removed(PluginId id, InstalledPlugins now, Optional<PluginLock> lock)
      throws IOException {
    List<Step> steps = new ArrayList<>();
    PluginsFolder folder = new PluginsFolder(request.pluginFolders().get(0));
    for (RejectedPlugin plugin : InstalledRows.of(now)) {
      if (plugin.id().equals(id)) {
        folder.take(plugin.jar());
        steps.add(step(Kind.REMOVED, plugin));
      }
    }
    if (lock.isPresent() && lock.get().find(id).isPresent()) {
      lock.get().without(id).write(request.workspace());
      steps.add(
          new Step(
              Kind.UNLOCKED,
              id.value(),
              lock.get().find(id).get().version(),
              Optional.empty(),
              lock.get().find(id).get().sha256(),
              Optional.empty()));
    }
    DisabledPlugins disabled = DisabledPlugins.read(request.workspace());
    if (disabled.ids().contains(id)) {
      disabled.without(id).write(request.workspace());
    }
    return new PluginChange(steps, List.of());
  }

  private static Step step(Kind kind, RejectedPlugin plugin) {
    Optional<Path> jar = Optional.of(plugin.jar());
    return new Step(
        kind, plugin.id().value(), plugin.version(), jar, plugin.sha256(), Optional.empty());
  }

  private static Issue needed(PluginId id, List<PluginId> dependents) {
    return Issue.error(
        "plugin.needed",
        id.value(),
        "Plugin '%s' is needed by '%s': remove these first, or take --force and leave them unable to run"
            .formatted(id, String.join("', '", dependents.stream().map(PluginId::value).toList())));
  }
}
