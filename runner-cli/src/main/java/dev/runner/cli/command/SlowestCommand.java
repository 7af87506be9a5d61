package dev.runner.cli.command;

import dev.runner.cli.output.SlowestView;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredTest;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner slowest}: the slowest tests of a run. */
@Command(
    name = "slowest",
    description = "Lists the tests of a run that took longest.",
    mixinStandardHelpOptions = true)
final class SlowestCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      defaultValue = "last",
      description = "A run id, the beginning of one, last (the default), or last~2.")
  private String run;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--all", description = "All tests that took any time.")
  private boolean all;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  SlowestCommand() {}

  @Override
  public Integer call() {
    Limits.check("--limit", limit);
    GlobalOptions global = root.global();
    try (ResultStore store = global.store()) {
      RunId found = store.resolve(run);
      int most = all ? Integer.MAX_VALUE : limit;
      Consumer<Consumer<StoredTest>> tests = each -> store.slowest(found, most, each);
      SlowestView view = new SlowestView(global.console());
      switch (format) {
        case TEXT -> view.text(found, tests);
        case JSON -> view.json(found, tests);
        case CSV -> view.csv(found, tests);
      }
    }
    return 0;
  }
}
