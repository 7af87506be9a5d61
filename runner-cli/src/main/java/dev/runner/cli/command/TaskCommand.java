package dev.runner.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code runner task}: tests that were executed as load. */
@Command(
    name = "task",
    description = "Tasks of Rally: tests that were executed as load.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TaskCommand.Export.class)
final class TaskCommand implements Runnable {

  @ParentCommand private RunnerCommand root;
  @Spec private CommandSpec spec;

  TaskCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command (for instance: runner task export TASK TARGET)");
  }

  /** {@code runner task export}: tasks of a file to other tools. */
  @Command(
      name = "export",
      description = {
        "Sends the tasks of a report of Rally elsewhere, by the exporters of plugins.",
        "What was sent before is not sent again: a second export sends what is missing or has changed."
      },
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {

    @ParentCommand private TaskCommand task;
    @Mixin private ExportOptions options;

    @Parameters(
        index = "0",
        paramLabel = "TASK",
        description =
            "A file as 'rally task report --json --out FILE' or 'rally task results' writes it.")
    private String file;

    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "TARGET",
        description = "A URI without secrets; its scheme says who exports (runner exporters list).")
    private List<String> targets = new ArrayList<>();

    Export() {}

    @Override
    public Integer call() {
      return options.exportTasks(task.root.global(), TaskWord.existing(file), targets);
    }
  }
}
