package dev.runner.cli.command;

import dev.runner.api.config.NearestName;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.RunReports;
import dev.runner.core.run.Runner;
import dev.runner.core.run.RunningForks;
import dev.runner.core.suite.Selection;
import java.time.Clock;
import java.util.List;

/** Reads the id of an installed plugin from the command line. */
final class PluginWord {

  private PluginWord() {}

  /** Reads an id. */
  static PluginId id(String word) {
    if (!PluginId.isValid(word)) {
      throw new UsageException("'%s' is no id of a plugin (%s)".formatted(word, PluginId.RULE));
    }
    return new PluginId(word);
  }

  /** Returns what is said where no plugin has an id. */
  static UsageException unknown(PluginId id, GlobalOptions global) {
    InstalledPlugins installed =
        new Runner(Clock.systemUTC(), RunReports.NONE, new RunningForks())
            .plugins(global.request(Selection.ALL))
            .plugins();
    List<String> ids = installed.ids().stream().map(PluginId::value).sorted().toList();
    String known = ids.isEmpty() ? "no plugin is" : "installed are: " + String.join(", ", ids);
    String meant =
        new NearestName(ids)
            .to(id.value())
            .map(name -> ": did you mean '" + name + "'?")
            .orElse("");
    return new UsageException("Plugin '%s' is not installed (%s)%s".formatted(id, known, meant));
  }
}
