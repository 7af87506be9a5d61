package dev.runner.cli.command;

import dev.runner.cli.output.PluginInfoView;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.ExitStatus;
import dev.runner.core.run.PluginDetails;
import dev.runner.core.run.PluginInquiry;
import dev.runner.core.suite.Selection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner plugins info}: all that is known of one plugin. */
@Command(
    name = "info",
    description = "Shows all that is known of one plugin.",
    mixinStandardHelpOptions = true)
final class PluginsInfoCommand implements Callable<Integer> {

  @ParentCommand private PluginsCommand plugins;

  @Parameters(paramLabel = "ID", description = "The plugin.")
  private String id;

  @Option(names = "--format", description = "text or json.")
  private Format format = Format.TEXT;

  PluginsInfoCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = plugins.root().global();
    PluginId plugin = PluginWord.id(id);
    PluginDetails details =
        new PluginInquiry(global.request(Selection.ALL))
            .of(plugin)
            .orElseThrow(() -> PluginWord.unknown(plugin, global));
    PluginInfoView view = new PluginInfoView(global.console());
    switch (format) {
      case JSON -> view.json(details);
      case TEXT -> view.text(details);
      case CSV -> throw new UsageException("'csv' is for tables: take --format json");
    }
    return ExitStatus.of(details.issues()).code();
  }
}
