package dev.runner.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner export}: a stored run, or a task, to other tools. */
@Command(
    name = "export",
    description = {
      "Sends a stored run, or a task of Rally, elsewhere, by the exporters of plugins.",
      "What was sent before is not sent again: a second export sends what is missing or has changed."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;
  @Mixin private ExportOptions options;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description =
          "A run id, the beginning of one, last, or last~2; or a file with tasks of Rally (runner task export).")
  private String run;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "TARGET",
      description = "A URI without secrets; its scheme says who exports (runner exporters list).")
  private List<String> targets = new ArrayList<>();

  ExportCommand() {}

  @Override
  public Integer call() {
    return TaskWord.file(run)
        .map(file -> options.exportTasks(root.global(), file, targets))
        .orElseGet(() -> options.exportRun(root.global(), run, targets));
  }
}
