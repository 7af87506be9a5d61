package dev.runner.cli.command;

import dev.runner.cli.output.PluginChangeView;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.PluginChange;
import dev.runner.core.run.PluginRemover;
import dev.runner.core.suite.Selection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner plugins remove}: a plugin out of the workspace. */
@Command(
    name = "remove",
    description = "Takes a plugin out of the workspace and its lock.",
    mixinStandardHelpOptions = true)
final class PluginsRemoveCommand implements Callable<Integer> {

  @ParentCommand private PluginsCommand plugins;

  @Parameters(paramLabel = "ID", description = "The plugin.")
  private String id;

  @Option(names = "--force", description = "Also where other plugins need it.")
  private boolean force;

  @Option(names = "--format", description = "text or json.")
  private Format format = Format.TEXT;

  PluginsRemoveCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = plugins.root().global();
    PluginId plugin = PluginWord.id(id);
    PluginChange change =
        new PluginRemover(global.request(Selection.ALL))
            .remove(plugin, force)
            .orElseThrow(() -> PluginWord.unknown(plugin, global));
    PluginChangeView view = new PluginChangeView(global.console());
    switch (format) {
      case JSON -> view.json(change);
      case TEXT -> view.text(change, "Nothing was removed");
      case CSV -> throw new UsageException("'csv' is for tables: take --format json");
    }
    return change.status().code();
  }
}
