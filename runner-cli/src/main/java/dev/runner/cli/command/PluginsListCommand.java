package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.PluginTable;
import dev.runner.core.run.InstalledView;
import dev.runner.core.run.RunReports;
import dev.runner.core.run.Runner;
import dev.runner.core.run.RunningForks;
import dev.runner.core.suite.Selection;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner plugins list}: the installed plugins and their states. */
@Command(
    name = "list",
    description = "Lists the installed plugins and whether they can run.",
    mixinStandardHelpOptions = true)
final class PluginsListCommand implements Callable<Integer> {

  @ParentCommand private PluginsCommand plugins;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  PluginsListCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = plugins.root().global();
    Console console = global.console();
    InstalledView view =
        new Runner(Clock.systemUTC(), RunReports.NONE, new RunningForks())
            .plugins(global.request(Selection.ALL));
    PluginTable table = new PluginTable(console);
    switch (format) {
      case JSON -> table.json(view);
      case CSV -> table.csv(view);
      case TEXT -> table.text(view, global.pluginFolders());
    }
    return view.status().code();
  }
}
