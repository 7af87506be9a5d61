package dev.runner.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner plugins disable}: a plugin stays installed and does not run. */
@Command(
    name = "disable",
    description = "Keeps a plugin installed without running it.",
    mixinStandardHelpOptions = true)
final class PluginsDisableCommand implements Callable<Integer> {

  @ParentCommand private PluginsCommand plugins;

  @Parameters(paramLabel = "ID", description = "The plugin.")
  private String id;

  @Option(names = "--format", description = "text or json.")
  private Format format = Format.TEXT;

  PluginsDisableCommand() {}

  @Override
  public Integer call() {
    return PluginSwitching.set(plugins.root().global(), id, false, format);
  }
}
