package dev.runner.cli.command;

import dev.runner.cli.output.LedgerView;
import dev.runner.core.store.PluginLedger;
import dev.runner.core.store.ResultStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner stats}: what each plugin took. */
@Command(
    name = "stats",
    description =
        "Adds up over the newest runs, for each plugin, its tests, their time, and the CPU time of"
            + " the forks while they ran them.",
    mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many runs are added up (default: ${DEFAULT-VALUE}).")
  private int window;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  StatsCommand() {}

  @Override
  public Integer call() {
    Limits.check("--runs", window);
    GlobalOptions global = root.global();
    try (ResultStore store = global.allRuns()) {
      List<PluginLedger> plugins = store.ledger(window);
      LedgerView view = new LedgerView(global.console());
      switch (format) {
        case TEXT -> view.text(plugins);
        case JSON -> view.json(plugins);
        case CSV -> view.csv(plugins);
      }
    }
    return 0;
  }
}
