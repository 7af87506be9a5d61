package dev.runner.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code runner plugins}: what is installed, and how to make more. */
@Command(
    name = "plugins",
    description = "Installs, verifies, locks and lists plugins, or makes one of a test jar.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PluginsListCommand.class,
      PluginsInfoCommand.class,
      PluginsInstallCommand.class,
      PluginsRemoveCommand.class,
      PluginsEnableCommand.class,
      PluginsDisableCommand.class,
      PluginsVerifyCommand.class,
      PluginsLockCommand.class,
      PluginsWrapCommand.class
    })
final class PluginsCommand implements Runnable {

  @ParentCommand private RunnerCommand root;
  @Spec private CommandSpec spec;

  PluginsCommand() {}

  RunnerCommand root() {
    return root;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command (for instance: runner plugins list)");
  }
}
