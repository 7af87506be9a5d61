package dev.runner.cli.command;

import dev.runner.cli.output.HistoryView;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.TestHistory;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner history}: how a test did in one run after the other. */
@Command(
    name = "history",
    description =
        "Shows how a test did in the newest runs in which it was planned. A test with a @TestId is"
            + " followed through other names.",
    mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

  private static final int LOOKED_AT = 20;

  @ParentCommand private RunnerCommand root;

  @Parameters(
      paramLabel = "TEST",
      description =
          "A printed id with or without its brackets, its plugin and its package, a unique id or"
              + " a uuid; that of a test with invocations means all of them.")
  private String test;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many runs at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  HistoryCommand() {}

  @Override
  public Integer call() {
    Limits.check("--limit", limit);
    GlobalOptions global = root.global();
    try (ResultStore store = global.store()) {
      List<TestHistory> tests = store.history(test, limit);
      if (tests.isEmpty()) {
        throw new UsageException(
            "No stored test is called '%s': 'runner runs show RUN --format csv' lists the ids of a run%s"
                .formatted(test, new MeantTests(store).question(newest(store), test)));
      }
      HistoryView view = new HistoryView(global.console());
      switch (format) {
        case TEXT -> view.text(tests);
        case JSON -> view.json(tests);
        case CSV -> view.csv(tests);
      }
    }
    return 0;
  }

  private static List<RunId> newest(ResultStore store) {
    return store.runs(LOOKED_AT).stream().map(RunSummary::run).toList();
  }
}
