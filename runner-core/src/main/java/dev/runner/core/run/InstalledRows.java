package dev.runner.core.run;

import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.plugin.RejectedPlugin;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lists all plugins alike, whatever their state. */
public final class InstalledRows {

  private InstalledRows() {}

  /** Returns a row for each jar that names itself, by id and file. */
  public static List<RejectedPlugin> of(InstalledPlugins plugins) {
    return Stream.concat(
            plugins.plugins().stream().map(plugin -> RejectedPlugin.of(plugin, PluginState.LOADED)),
            plugins.rejected().stream())
        .sorted(Comparator.comparing(RejectedPlugin::id).thenComparing(RejectedPlugin::jar))
        .toList();
  }
}
