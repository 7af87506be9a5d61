package dev.runner.cli.command;

import dev.runner.core.result.RunId;
import dev.runner.core.run.PrunePlan;
import dev.runner.core.run.RunPruner;
import dev.runner.core.store.ResultStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner runs delete}: deletes the runs that are named. */
@Command(
    name = "delete",
    description = "Deletes runs of this workspace with their journals and files.",
    mixinStandardHelpOptions = true)
final class RunsDeleteCommand implements Callable<Integer> {

  @ParentCommand private RunsCommand runs;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Run ids, beginnings of them, last, or last~2.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--dry-run", description = "Tells what would be deleted, and deletes nothing.")
  private boolean dry;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  RunsDeleteCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = runs.root().global();
    try (ResultStore store = global.store()) {
      RunPruner pruner = new RunPruner(global.workspace(), store);
      List<RunId> found = words.stream().map(store::resolve).distinct().toList();
      for (RunId run : found) {
        Optional<String> hindrance = pruner.hindrance(run);
        if (hindrance.isPresent()) {
          throw new UsageException(
              "Run '%s' %s. Nothing was deleted".formatted(run, hindrance.get()));
        }
      }
      PrunePlan plan = pruner.plan(found);
      if (dry) {
        return RunsPruneCommand.would(global, plan, format);
      }
      return RunsPruneCommand.delete(
          global, store, new RunsPruneCommand.Deletion(pruner, plan, format));
    }
  }
}
