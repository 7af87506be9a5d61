package dev.runner.cli.command;

import dev.runner.cli.output.WorkspaceTable;
import dev.runner.core.workspace.RegisteredWorkspace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner workspace list}: the named workspaces. */
@Command(
    name = "list",
    description = "Lists the registered workspaces, and when something last ran in them.",
    mixinStandardHelpOptions = true)
final class WorkspaceListCommand implements Callable<Integer> {

  @ParentCommand private WorkspaceCommand workspaces;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  WorkspaceListCommand() {}

  @Override
  public Integer call() {
    List<RegisteredWorkspace> all = new ArrayList<>();
    WorkspaceCommand.register()
        .all()
        .forEach((name, folder) -> all.add(RegisteredWorkspace.look(name, folder)));
    WorkspaceTable table = new WorkspaceTable(workspaces.root().global().console());
    switch (format) {
      case TEXT -> table.text(all);
      case JSON -> table.json(all);
      case CSV -> table.csv(all);
    }
    return 0;
  }
}
