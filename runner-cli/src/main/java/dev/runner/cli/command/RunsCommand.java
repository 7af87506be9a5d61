package dev.runner.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code runner runs}: the stored runs. */
@Command(
    name = "runs",
    description = "Shows stored runs, compares, merges, imports and deletes them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunsListCommand.class,
      RunsShowCommand.class,
      RunsCompareCommand.class,
      RunsMergeCommand.class,
      RunsImportCommand.class,
      RunsDeleteCommand.class,
      RunsPruneCommand.class
    })
final class RunsCommand implements Runnable {

  @ParentCommand private RunnerCommand root;
  @Spec private CommandSpec spec;

  RunsCommand() {}

  RunnerCommand root() {
    return root;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command (for instance: runner runs list)");
  }
}
