package dev.runner.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code runner task}: tests as load, of which none can be stored yet. */
@Command(
    name = "task",
    description = "Tests that are executed as load. This version stores no tasks yet.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TaskCommand.Export.class)
final class TaskCommand implements Runnable {

  @Spec private CommandSpec spec;

  TaskCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command (for instance: runner task export TASK TARGET)");
  }

  /** {@code runner task export}: says that there are no tasks. */
  @Command(
      name = "export",
      description = "Sends a stored task elsewhere. This version stores no tasks yet.",
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TASK", description = "A task.")
    private String task;

    @Parameters(index = "1", paramLabel = "TARGET", description = "A URI without secrets.")
    private String target;

    @Option(names = "--dry-run", description = "Sends nothing.")
    private boolean dryRun;

    @Option(names = "--resume", description = "Sends only what an earlier export has left.")
    private boolean resume;

    Export() {}

    @Override
    public Integer call() {
      throw new UsageException(
          "No task '%s': this version stores runs, and no tasks yet ('runner export RUN TARGET' exports a run)"
              .formatted(task));
    }
  }
}
