package dev.runner.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code runner credentials}: what tests borrow. */
@Command(
    name = "credentials",
    description = "Shows the accounts that tests borrow, who has them, and how they were used.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CredentialsListCommand.class,
      CredentialsLeasesCommand.class,
      CredentialsUsageCommand.class,
      CredentialsReleaseCommand.class
    })
final class CredentialsCommand implements Runnable {

  @ParentCommand private RunnerCommand root;
  @Spec private CommandSpec spec;

  CredentialsCommand() {}

  RunnerCommand root() {
    return root;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command (for instance: runner credentials list)");
  }
}
