package dev.runner.cli.command;

import dev.runner.cli.output.PruneView;
import dev.runner.core.run.ExitStatus;
import dev.runner.core.run.PrunePlan;
import dev.runner.core.run.PruneRule;
import dev.runner.core.run.RunPruner;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner runs prune}: deletes old runs. */
@Command(
    name = "prune",
    description =
        "Deletes old runs of this workspace with their journals and files; never one that goes on.",
    mixinStandardHelpOptions = true)
final class RunsPruneCommand implements Callable<Integer> {

  @ParentCommand private RunsCommand runs;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "Keeps the N newest runs; alone, deletes all others.")
  private @Nullable Integer keep;

  @Option(
      names = "--older-than",
      paramLabel = "D",
      description = "Deletes runs that were started longer ago: 12h, 30d or 8w.")
  private @Nullable String age;

  @Option(
      names = "--max-size",
      paramLabel = "S",
      description = "Deletes the oldest runs until all take no more, for instance 500MB or 2GB.")
  private @Nullable String size;

  @Option(
      names = "--unfinished",
      description = "Deletes runs, too, that could be resumed, or are not exported completely.")
  private boolean unfinished;

  @Option(names = "--dry-run", description = "Tells what would be deleted, and deletes nothing.")
  private boolean dry;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  RunsPruneCommand() {}

  @Override
  public Integer call() {
    PruneRule rule = rule();
    GlobalOptions global = runs.root().global();
    try (ResultStore store = global.store()) {
      RunPruner pruner = new RunPruner(global.workspace(), store);
      PrunePlan plan = pruner.plan(rule, Instant.now());
      if (dry) {
        return would(global, plan, format);
      }
      return delete(global, store, new Deletion(pruner, plan, format));
    }
  }

  /**
   * What is to be deleted and how that is told.
   *
   * @param pruner deletes it
   * @param plan says what
   * @param format how
   */
  record Deletion(RunPruner pruner, PrunePlan plan, Format format) {}

  /** Tells what a plan would delete; returns the exit status. */
  static int would(GlobalOptions global, PrunePlan plan, Format format) {
    PruneView view = new PruneView(global.console());
    show(view, plan.runs(), format);
    view.would(plan);
    return 0;
  }

  private static void show(PruneView view, List<PrunePlan.Doomed> runs, Format format) {
    switch (format) {
      case TEXT -> view.text(runs);
      case JSON -> view.json(runs);
      case CSV -> view.csv(runs);
    }
  }

  /** Deletes what is to be deleted and tells it; returns the exit status. */
  static int delete(GlobalOptions global, ResultStore store, Deletion what) {
    long before = store.size();
    PruneView view = new PruneView(global.console());
    List<PrunePlan.Doomed> deleted = new ArrayList<>();
    try {
      what.pruner().delete(what.plan(), deleted::add);
      show(view, deleted, what.format());
      if (!deleted.isEmpty()) {
        compact(global, store);
      }
      view.deleted(what.plan(), deleted, before - store.size());
      return 0;
    } catch (UncheckedIOException e) {
      show(view, deleted, what.format());
      global
          .console()
          .message(
              "ERROR %s deleted (%s): see that you may write below '%s'%s"
                  .formatted(
                      deleted.isEmpty() ? "Nothing was" : "Not all of the runs were",
                      e.getCause(),
                      global.workspace().data(),
                      deleted.isEmpty() ? "" : ", and give the command again"));
      return ExitStatus.NOT_STORED.code();
    } catch (IOException e) {
      show(view, deleted, what.format());
      global
          .console()
          .message(
              "ERROR The runs are deleted from the store, but files of them are left below '%s' (%s): delete those by hand"
                  .formatted(global.workspace().files().runs(), e));
      return ExitStatus.NOT_STORED.code();
    }
  }

  /** Nothing is lost if that fails: the place is used for the next runs. */
  private static void compact(GlobalOptions global, ResultStore store) {
    try {
      store.compact();
    } catch (StoreException e) {
      global.console().message("The store does not get smaller now: " + e.getMessage());
    }
  }

  private PruneRule rule() {
    if (keep == null && age == null && size == null) {
      throw new UsageException(
          "Nothing says which runs may go: give --keep N, --older-than D or --max-size S");
    }
    if (keep != null && keep < 0) {
      throw new UsageException(
          "Invalid number '%d' of --keep (expected 0 or more)".formatted(keep));
    }
    return new PruneRule(
        keep == null ? OptionalInt.empty() : OptionalInt.of(keep),
        Optional.ofNullable(age).map(PruneLimits::age),
        size == null ? OptionalLong.empty() : OptionalLong.of(PruneLimits.size(size)),
        unfinished);
  }
}
