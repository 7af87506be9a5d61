package dev.runner.cli.command;

import dev.runner.core.workspace.WorkspaceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner workspace remove}: a name less, perhaps a workspace less. */
@Command(
    name = "remove",
    description = "Forgets the name of a workspace; its files stay.",
    mixinStandardHelpOptions = true)
final class WorkspaceRemoveCommand implements Callable<Integer> {

  @ParentCommand private WorkspaceCommand workspaces;

  @Parameters(paramLabel = "NAME", description = "Its name.")
  private String name;

  @Option(
      names = "--delete-files",
      description = "Deletes the workspace as well: plugins, configuration and all results.")
  private boolean files;

  WorkspaceRemoveCommand() {}

  @Override
  public Integer call() {
    Path folder = WorkspaceCommand.register().remove(new WorkspaceName(name), files);
    String rest = Files.exists(folder) ? "its files stay in '%s'" : "'%s' is gone";
    workspaces
        .root()
        .global()
        .console()
        .line(("Workspace '%s' is forgotten, " + rest).formatted(name, folder));
    return 0;
  }
}
