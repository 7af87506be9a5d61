package dev.runner.cli.command;

import dev.runner.core.workspace.WorkspaceRegister;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code runner workspace}: names for workspaces. */
@Command(
    name = "workspace",
    description = "Gives workspaces names, by which -w finds them from everywhere.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      WorkspaceListCommand.class,
      WorkspaceRegisterCommand.class,
      WorkspaceRenameCommand.class,
      WorkspaceMoveCommand.class,
      WorkspaceRemoveCommand.class
    })
final class WorkspaceCommand implements Runnable {

  @ParentCommand private RunnerCommand root;
  @Spec private CommandSpec spec;

  WorkspaceCommand() {}

  RunnerCommand root() {
    return root;
  }

  /** Returns the register of this user. */
  static WorkspaceRegister register() {
    return new WorkspaceRegister(UserFolder.path());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command (for instance: runner workspace list)");
  }
}
