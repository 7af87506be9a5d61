package dev.runner.cli.command;

import dev.runner.cli.output.PluginChangeView;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.ExitStatus;
import dev.runner.core.run.PluginSwitch;
import dev.runner.core.run.PluginSwitch.Switched;
import dev.runner.core.suite.Selection;
import java.io.IOException;

/** What switching plugins on and off have in common. */
final class PluginSwitching {

  private PluginSwitching() {}

  static int set(GlobalOptions global, String word, boolean on, Format format) {
    PluginId id = PluginWord.id(word);
    Switched switched;
    try {
      switched =
          new PluginSwitch(global.request(Selection.ALL))
              .set(id, on)
              .orElseThrow(() -> PluginWord.unknown(id, global));
    } catch (IOException e) {
      throw new UsageException(
          "The list of disabled plugins of '%s' cannot be read or written (%s): correct plugins.disabled"
              .formatted(global.workspace().root(), e.getMessage()));
    }
    PluginChangeView view = new PluginChangeView(global.console());
    switch (format) {
      case JSON -> view.switchedJson(id, on, switched);
      case TEXT -> view.switched(id, on, switched);
      case CSV -> throw new UsageException("'csv' is for tables: take --format json");
    }
    return ExitStatus.OK.code();
  }
}
