package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.plugin.RejectedPlugin;
import dev.runner.core.run.PluginChange.Kind;
import dev.runner.core.run.PluginChange.Step;
import dev.runner.core.trust.LockedPlugin;
import dev.runner.core.trust.PluginLock;
import dev.runner.core.trust.WorkspaceTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes a workspace's lock of what is installed, or compares the two. */
public final class PluginLocker {

  private static final Set<String> OF_THE_LOCK =
      Set.of(
          "plugin.bad-lock",
          "plugin.lock-mismatch",
          "plugin.locked-missing",
          "plugin.not-admitted",
          "plugin.not-locked");

  private final RunRequest request;

  /**
   * Creates a locker.
   *
   * @param request which workspace, which plugin folders
   */
  public PluginLocker(RunRequest request) {
    this.request = request;
  }

  /** Writes the lock anew: jars that are refused for what they are themselves are not in it. */
  public PluginChange lock() {
    Path workspace = request.workspace();
    try (WorkspaceGuard guard = WorkspaceGuard.of(new Workspace(workspace));
        ScratchFolder scratch = ScratchFolder.create()) {
      PluginReader reader = reader(scratch);
      WorkspaceTrust trust = reader.trust();
      InstalledPlugins now = reader.read(request.pluginFolders(), trust.ofCandidates());
      Map<PluginId, LockedPlugin> before =
          guard.isHeld() ? trust.lock().map(PluginLock::plugins).orElse(Map.of()) : Map.of();
      List<Step> steps = new ArrayList<>();
      Map<PluginId, LockedPlugin> after = new TreeMap<>();
      for (RejectedPlugin plugin : lockable(now)) {
        LockedPlugin entry = trust.entry(plugin);
        after.put(plugin.id(), entry);
        change(Optional.ofNullable(before.get(plugin.id())), entry, plugin).ifPresent(steps::add);
      }
      before.values().stream()
          .filter(plugin -> !after.containsKey(plugin.id()))
          .forEach(plugin -> steps.add(step(Kind.UNLOCKED, plugin, Optional.empty())));
      new PluginLock(after).write(workspace);
      return new PluginChange(steps, now.issues().stream().filter(Issue::isError).toList());
    } catch (IOException e) {
      return PluginChange.refused(List.of(PluginInstaller.failed(e)));
    }
  }

  /** Returns the plugins nothing speaks against but that they need others that are not there. */
  static List<RejectedPlugin> lockable(InstalledPlugins now) {
    return InstalledRows.of(now).stream().filter(row -> isLockable(row, now)).toList();
  }

  private static boolean isLockable(RejectedPlugin row, InstalledPlugins now) {
    List<Issue> errors =
        now.issues().stream()
            .filter(issue -> issue.isError() && issue.subject().equals(row.id().value()))
            .toList();
    boolean needsOthers =
        !errors.isEmpty() && errors.stream().allMatch(i -> i.code().equals("plugin.dependency"));
    return row.state() == PluginState.LOADED || needsOthers;
  }

  /** Compares the installed plugins with the lock. */
  public PluginChange check() {
    if (!Files.exists(request.workspace().resolve(PluginLock.FILE))) {
      return PluginChange.refused(
          List.of(
              Issue.error(
                  "plugin.no-lock",
                  PluginLock.FILE,
                  "There is no '%s': make one with 'runner plugins lock'"
                      .formatted(request.workspace().resolve(PluginLock.FILE)))));
    }
    try (ScratchFolder scratch = ScratchFolder.create()) {
      InstalledPlugins now = reader(scratch).read();
      List<Issue> issues = new ArrayList<>();
      now.issues().stream().filter(i -> OF_THE_LOCK.contains(i.code())).forEach(issues::add);
      now.rejected().stream()
          .filter(p -> isUnjudged(p, issues, now))
          .forEach(
              plugin ->
                  now.issues().stream()
                      .filter(
                          i -> i.isError() && PluginFindings.concerns(i, plugin.id(), plugin.jar()))
                      .forEach(issues::add));
      return PluginChange.refused(issues.stream().distinct().toList());
    }
  }

  /** A plugin that is rejected for another reason was not compared. */
  private static boolean isUnjudged(
      RejectedPlugin plugin, List<Issue> issues, InstalledPlugins now) {
    return issues.stream().noneMatch(issue -> issue.subject().equals(plugin.id().value()))
        && now.ids().contains(plugin.id());
  }

  private PluginReader reader(ScratchFolder scratch) {
    return new PluginReader(new SuitePreparer().settings(request, scratch.path()), request);
  }

  private static Optional<Step> change(
      Optional<LockedPlugin> before, LockedPlugin after, RejectedPlugin plugin) {
    if (before.isEmpty()) {
      return Optional.of(step(Kind.LOCKED, after, Optional.of(plugin.jar())));
    }
    return before.get().equals(after)
        ? Optional.empty()
        : Optional.of(step(Kind.RELOCKED, after, Optional.of(plugin.jar())));
  }

  static Step step(Kind kind, LockedPlugin plugin, Optional<Path> jar) {
    return new Step(
        kind, plugin.id().value(), plugin.version(), jar, plugin.sha256(), plugin.key());
  }
}
