package dev.runner.cli.command;

import dev.runner.cli.output.CompareView;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner runs compare}: what is different in one run from another. */
@Command(
    name = "compare",
    description =
        "Tells which tests of run AFTER fail that did not in run BEFORE, which are fixed, newly"
            + " flaky, slower, added and removed. With one RUN, that is compared with the newest"
            + " earlier run of at least half of its tests.",
    mixinStandardHelpOptions = true)
final class RunsCompareCommand implements Callable<Integer> {

  @ParentCommand private RunsCommand runs;

  @Parameters(
      arity = "1..2",
      paramLabel = "RUN",
      description =
          "BEFORE and AFTER, or AFTER alone: run ids, beginnings of them, last, or last~2.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  RunsCompareCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = runs.root().global();
    try (ResultStore store = global.store()) {
      RunId after = store.resolve(words.get(words.size() - 1));
      RunId before = words.size() == 2 ? store.resolve(words.get(0)) : before(store, after);
      RunComparison compared = store.compare(before, after);
      CompareView view = new CompareView(global.console(), global.isVerbose());
      switch (format) {
        case TEXT -> view.text(compared);
        case JSON -> view.json(compared);
        case CSV -> view.csv(compared);
      }
    }
    return 0;
  }

  private static RunId before(ResultStore store, RunId after) {
    return store
        .before(after)
        .orElseThrow(
            () ->
                new UsageException(
                    "No earlier run has half of the tests of run '%s': name two runs"
                        .formatted(after)));
  }
}
