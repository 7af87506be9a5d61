package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.RunCsv;
import dev.runner.cli.output.RunViews;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner last}: the newest run, as it was shown when it ended. */
@Command(name = "last", description = "Shows the newest run.", mixinStandardHelpOptions = true)
final class LastCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  LastCommand() {}

  @Override
  public Integer call() {
    try (ResultStore store = root.global().store()) {
      Console console = root.global().console();
      RunId last = store.resolve("last");
      if (format == Format.CSV) {
        new RunCsv(console, store).show(last);
      } else {
        new RunViews(console, store)
            .show(
                last,
                format == Format.JSON,
                root.global().workspace().files(),
                root.global().runText());
      }
    }
    return 0;
  }
}
