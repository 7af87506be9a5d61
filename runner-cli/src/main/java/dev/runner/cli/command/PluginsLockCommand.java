package dev.runner.cli.command;

import dev.runner.cli.output.PluginChangeView;
import dev.runner.core.run.PluginChange;
import dev.runner.core.run.PluginLocker;
import dev.runner.core.suite.Selection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner plugins lock}: the lock of what is installed. */
@Command(
    name = "lock",
    description = "Writes plugins.lock anew: from then on only these jars are loaded.",
    mixinStandardHelpOptions = true)
final class PluginsLockCommand implements Callable<Integer> {

  @ParentCommand private PluginsCommand plugins;

  @Option(names = "--check", description = "Writes nothing, and tells what differs.")
  private boolean check;

  @Option(names = "--format", description = "text or json.")
  private Format format = Format.TEXT;

  PluginsLockCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = plugins.root().global();
    PluginLocker locker = new PluginLocker(global.request(Selection.ALL));
    PluginChange change = check ? locker.check() : locker.lock();
    PluginChangeView view = new PluginChangeView(global.console());
    switch (format) {
      case JSON -> view.json(change);
      case TEXT -> view.text(change, "plugins.lock has all installed plugins, and no others");
      case CSV -> throw new UsageException("'csv' is for tables: take --format json");
    }
    return change.status().code();
  }
}
