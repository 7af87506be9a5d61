package dev.runner.cli.command;

import dev.runner.core.workspace.WorkspaceName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner workspace rename}: another name for a workspace. */
@Command(
    name = "rename",
    description = "Gives a registered workspace another name.",
    mixinStandardHelpOptions = true)
final class WorkspaceRenameCommand implements Callable<Integer> {

  @ParentCommand private WorkspaceCommand workspaces;

  @Parameters(index = "0", paramLabel = "OLD", description = "Its name.")
  private String from;

  @Parameters(index = "1", paramLabel = "NEW", description = "Its new name.")
  private String to;

  WorkspaceRenameCommand() {}

  @Override
  public Integer call() {
    WorkspaceCommand.register().rename(new WorkspaceName(from), new WorkspaceName(to));
    workspaces.root().global().console().line("Workspace '%s' is now '%s'".formatted(from, to));
    return 0;
  }
}
