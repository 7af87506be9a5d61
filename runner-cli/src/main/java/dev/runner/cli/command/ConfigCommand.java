package dev.runner.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code runner config}: what can be set, what is set, and what is wrong with it. */
@Command(
    name = "config",
    description = "Shows what can be set, what is set, and what is wrong with it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ConfigSampleCommand.class, ConfigShowCommand.class, ConfigCheckCommand.class})
final class ConfigCommand implements Runnable {

  @ParentCommand private RunnerCommand root;
  @Spec private CommandSpec spec;

  ConfigCommand() {}

  RunnerCommand root() {
    return root;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command (for instance: runner config check)");
  }
}
