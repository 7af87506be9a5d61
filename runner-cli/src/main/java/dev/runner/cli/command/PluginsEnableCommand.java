package dev.runner.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner plugins enable}: a plugin that was switched off runs again. */
@Command(
    name = "enable",
    description = "Lets a plugin run again that was disabled.",
    mixinStandardHelpOptions = true)
final class PluginsEnableCommand implements Callable<Integer> {

  @ParentCommand private PluginsCommand plugins;

  @Parameters(paramLabel = "ID", description = "The plugin.")
  private String id;

  @Option(names = "--format", description = "text or json.")
  private Format format = Format.TEXT;

  PluginsEnableCommand() {}

  @Override
  public Integer call() {
    return PluginSwitching.set(plugins.root().global(), id, true, format);
  }
}
