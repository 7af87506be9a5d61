package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.RunCsv;
import dev.runner.cli.output.RunViews;
import dev.runner.core.store.ResultStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner failing}: the tests whose last verdict is a failure, in whatever run it was. */
@Command(
    name = "failing",
    description = "Lists the tests that failed when they last ran.",
    mixinStandardHelpOptions = true)
final class FailingCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  FailingCommand() {}

  @Override
  public Integer call() {
    try (ResultStore store = root.global().allRuns()) {
      Console console = root.global().console();
      if (format == Format.CSV) {
        new RunCsv(console, store).failing();
      } else {
        new RunViews(console, store).failing(format == Format.JSON);
      }
    }
    return 0;
  }
}
