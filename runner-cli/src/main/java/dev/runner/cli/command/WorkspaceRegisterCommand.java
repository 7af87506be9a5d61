package dev.runner.cli.command;

import dev.runner.core.workspace.WorkspaceName;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner workspace register}: a name for a workspace. */
@Command(
    name = "register",
    description = "Gives a workspace a name.",
    mixinStandardHelpOptions = true)
final class WorkspaceRegisterCommand implements Callable<Integer> {

  @ParentCommand private WorkspaceCommand workspaces;

  @Parameters(index = "0", paramLabel = "NAME", description = "The name.")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The workspace (default: the one that other commands take here).")
  private @Nullable Path folder;

  WorkspaceRegisterCommand() {}

  @Override
  public Integer call() {
    WorkspaceName wanted = new WorkspaceName(name);
    GlobalOptions global = workspaces.root().global();
    Path meant = folder == null ? global.workspace().root() : folder.toAbsolutePath().normalize();
    Path registered = WorkspaceCommand.register().register(wanted, meant);
    global.console().line("Workspace '%s' is registered as '%s'".formatted(registered, wanted));
    return 0;
  }
}
