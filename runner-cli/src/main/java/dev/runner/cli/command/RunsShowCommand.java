package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.RunViews;
import dev.runner.core.store.ResultStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner runs show}: one run with its tests. */
@Command(name = "show", description = "Shows a stored run.", mixinStandardHelpOptions = true)
final class RunsShowCommand implements Callable<Integer> {

  @ParentCommand private RunsCommand runs;

  @Parameters(paramLabel = "RUN", description = "A run id, the beginning of one, last, or last~2.")
  private String run;

  @Option(names = "--format", description = "text or json.")
  private Format format = Format.TEXT;

  RunsShowCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = runs.root().global();
    try (ResultStore store = global.store()) {
      new RunViews(Console.of(global.colored()), store)
          .show(store.resolve(run), format == Format.JSON);
    }
    return 0;
  }
}
