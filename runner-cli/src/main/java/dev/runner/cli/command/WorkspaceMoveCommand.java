package dev.runner.cli.command;

import dev.runner.core.workspace.WorkspaceName;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner workspace move}: another folder for a workspace. */
@Command(
    name = "move",
    description = "Moves a registered workspace, or finds one again that somebody has moved.",
    mixinStandardHelpOptions = true)
final class WorkspaceMoveCommand implements Callable<Integer> {

  @ParentCommand private WorkspaceCommand workspaces;

  @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
  private String name;

  @Parameters(index = "1", paramLabel = "DIR", description = "Its new folder.")
  private Path folder;

  WorkspaceMoveCommand() {}

  @Override
  public Integer call() {
    Path target = folder.toAbsolutePath().normalize();
    boolean moved = WorkspaceCommand.register().move(new WorkspaceName(name), target);
    String text =
        moved ? "Workspace '%s' has moved to '%s'" : "Workspace '%s' is found in '%s' now";
    workspaces.root().global().console().line(text.formatted(name, target));
    return 0;
  }
}
