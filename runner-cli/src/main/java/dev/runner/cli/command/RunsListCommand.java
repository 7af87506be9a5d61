package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.RunCsv;
import dev.runner.cli.output.RunViews;
import dev.runner.core.store.ResultStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner runs list}: the newest runs. */
@Command(
    name = "list",
    description = "Lists stored runs, the newest first.",
    mixinStandardHelpOptions = true)
final class RunsListCommand implements Callable<Integer> {

  @ParentCommand private RunsCommand runs;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  RunsListCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = runs.root().global();
    try (ResultStore store = global.allRuns()) {
      Console console = global.console();
      if (format == Format.CSV) {
        new RunCsv(console, store).list(limit);
      } else {
        new RunViews(console, store).list(limit, format == Format.JSON);
      }
    }
    return 0;
  }
}
