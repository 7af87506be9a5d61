package dev.runner.cli.command;

import dev.runner.cli.output.FlakyView;
import dev.runner.core.store.FlakyTest;
import dev.runner.core.store.ResultStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner flaky}: the tests that pass at one time and fail at another. */
@Command(
    name = "flaky",
    description =
        "Lists the tests whose results changed more than once over the newest runs, or within one:"
            + " how often a result was another than the one before, and between which rates that is"
            + " for sure (Wilson score interval, 95 %%).",
    mixinStandardHelpOptions = true)
final class FlakyCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many runs are looked at (default: ${DEFAULT-VALUE}).")
  private int window;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many tests text shows at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  FlakyCommand() {}

  @Override
  public Integer call() {
    Limits.check("--runs", window);
    Limits.check("--limit", limit);
    GlobalOptions global = root.global();
    try (ResultStore store = global.allRuns()) {
      List<FlakyTest> tests = store.flaky(window);
      FlakyView view = new FlakyView(global.console());
      switch (format) {
        case TEXT -> view.text(tests, limit, window);
        case JSON -> view.json(tests);
        case CSV -> view.csv(tests);
      }
    }
    return 0;
  }
}
