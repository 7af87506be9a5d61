package dev.runner.core.run;

import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.trust.DisabledPlugins;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Switches plugins off and on. */
public final class PluginSwitch {

  /**
   * What became of it.
   *
   * @param changed whether it was not so before
   * @param dependents the plugins that cannot run without it
   */
  public record Switched(boolean changed, List<PluginId> dependents) {

    /** Copies the list. */
    public Switched {
      dependents = List.copyOf(dependents);
    }
  }

  private final RunRequest request;

  /**
   * Creates a switch.
   *
   * @param request which workspace, which plugin folders
   */
  public PluginSwitch(RunRequest request) {
    this.request = request;
  }

  /**
   * Switches a plugin.
   *
   * @param id the plugin
   * @param on whether it shall run
   * @return what became of it; empty if there is no such plugin
   * @throws IOException if the list of those switched off cannot be read or written
   */
  public Optional<Switched> set(PluginId id, boolean on) throws IOException {
    try (WorkspaceGuard guard = WorkspaceGuard.of(new Workspace(request.workspace()));
        ScratchFolder scratch = ScratchFolder.create()) {
      RunSettings settings = new SuitePreparer().settings(request, scratch.path());
      InstalledPlugins now = new PluginReader(settings, request).read();
      DisabledPlugins disabled = DisabledPlugins.read(request.workspace());
      boolean off = disabled.ids().contains(id);
      if (!guard.isHeld() || (!now.ids().contains(id) && !off)) {
        return Optional.empty();
      }
      (on ? disabled.without(id) : disabled.with(id)).write(request.workspace());
      return Optional.of(new Switched(off == on, PluginRemover.dependents(now, id)));
    }
  }
}
