package dev.runner.core.run;

import dev.runner.core.result.RunId;
import dev.runner.core.result.RunOrigin;
import dev.runner.core.result.RunState;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Deletes runs of a workspace: from the store, with their journals, logs and published files.
 *
 * <p>A run that goes on, or whose results wait for the store, is never touched.
 */
public final class RunPruner {

  /** Far below the number of files that a process may have open. */
  private static final int AT_ONCE = 500;

  private final Workspace workspace;
  private final ResultStore store;
  private final UnsentExports exports;

  /**
   * Creates a pruner.
   *
   * @param workspace whose runs are deleted
   * @param store holds them
   */
  public RunPruner(Workspace workspace, ResultStore store) {
    this.workspace = workspace;
    this.store = store;
    this.exports = new UnsentExports(workspace, store);
  }

  /**
   * Tells what a rule would delete.
   *
   * @param rule says which runs may go
   * @param now the time from which their age is counted
   * @return the runs, the oldest first, and those that are spared because they are not at their end
   */
  public PrunePlan plan(PruneRule rule, Instant now) {
    List<RunSummary> newestFirst = own();
    List<PrunePlan.Doomed> doomed = new ArrayList<>();
    List<RunId> spared = new ArrayList<>();
    Map<RunId, Long> sizes = sizes(newestFirst, rule);
    long total = sizes.values().stream().mapToLong(Long::longValue).sum();
    for (int i = newestFirst.size() - 1; i >= rule.kept(); i--) {
      RunSummary run = newestFirst.get(i);
      if (rule.wants(run.startedAt(), now, total)) {
        List<String> unsent = exports.targets(run.run());
        if (isAtItsEnd(run, rule.unfinished()) && (unsent.isEmpty() || rule.unfinished())) {
          total -= sizes.getOrDefault(run.run(), 0L);
          long bytes = size(workspace.runFolder(run.run()));
          doomed.add(new PrunePlan.Doomed(run, bytes, unsent));
        } else {
          spared.add(run.run());
        }
      }
    }
    return new PrunePlan(doomed, spared);
  }

  /** Says why a run cannot be deleted; empty if it can. */
  public Optional<String> hindrance(RunId run) {
    Optional<RunSummary> own = own().stream().filter(one -> one.run().equals(run)).findFirst();
    if (own.isEmpty()) {
      return Optional.of("belongs to another workspace: delete it there, where its files are");
    }
    return isAtItsEnd(own.get(), true)
        ? Optional.empty()
        : Optional.of(
            "goes on, is being exported or waits for the store: wait for the end of that");
  }

  /** Returns what deleting some runs frees. */
  public PrunePlan plan(List<RunId> runs) {
    List<PrunePlan.Doomed> doomed = new ArrayList<>();
    for (RunSummary run : own()) {
      if (runs.contains(run.run())) {
        long bytes = size(workspace.runFolder(run.run()));
        doomed.add(new PrunePlan.Doomed(run, bytes, exports.targets(run.run())));
      }
    }
    return new PrunePlan(doomed, List.of());
  }

  /**
   * Deletes what a plan says, rows first: files without rows are in nobody's way.
   *
   * <p>Some hundred runs go at a time, as each is a file that is held open meanwhile.
   *
   * @param plan says which runs go
   * @param deleted is called in the calling thread for each run whose rows are gone, those of some
   *     hundred together; runs that have been resumed since the plan was made stay
   * @throws IOException if files cannot be deleted; those of other runs may be left too
   * @throws UncheckedIOException if runs cannot be claimed; these and all later ones stay then
   */
  public void delete(PrunePlan plan, Consumer<PrunePlan.Doomed> deleted) throws IOException {
    List<PrunePlan.Doomed> all = plan.runs();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      deleteTogether(all.subList(from, Math.min(all.size(), from + AT_ONCE)), deleted);
    }
  }

  private void deleteTogether(List<PrunePlan.Doomed> runs, Consumer<PrunePlan.Doomed> deleted)
      throws IOException {
    List<PrunePlan.Doomed> claimed = new ArrayList<>();
    List<OpenRuns.Claim> claims = new ArrayList<>();
    try {
      for (PrunePlan.Doomed one : runs) {
        Optional<OpenRuns.Claim> claim = claim(one.run().run());
        if (claim.isPresent()) {
          claims.add(claim.get());
          claimed.add(one);
        }
      }
      store.delete(claimed.stream().map(one -> one.run().run()).toList());
      claimed.forEach(deleted);
      for (PrunePlan.Doomed one : claimed) {
        delete(workspace.runFolder(one.run().run()));
      }
    } finally {
      for (OpenRuns.Claim claim : claims) {
        claim.fulfilled();
        claim.close();
      }
    }
  }

  private Optional<OpenRuns.Claim> claim(RunId run) {
    try {
      return new OpenRuns(workspace.root()).tryClaim(run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the runs of the workspace; others may keep theirs in the same file. */
  private List<RunSummary> own() {
    Optional<String> id = new WorkspaceIdentity(workspace).find();
    return store.ownRuns().stream().filter(run -> isOf(run.run(), id)).toList();
  }

  private boolean isOf(RunId run, Optional<String> workspace) {
    return store
        .find(run)
        .flatMap(StoredRun::origin)
        .map(RunOrigin::workspace)
        .filter(other -> !workspace.equals(Optional.of(other)))
        .isEmpty();
  }

  private boolean isAtItsEnd(RunSummary run, boolean unfinished) {
    boolean left = run.state() != RunState.FINISHED || run.counts().notRun() > 0;
    return run.state() != RunState.RUNNING
        && (unfinished || !left || !canGoOn(run.run()))
        && !Files.exists(workspace.openRuns().resolve(run.run().toString()))
        && !exports.isUnderWay(run.run());
  }

  private boolean canGoOn(RunId run) {
    return store.find(run).filter(RunResumer::canGoOn).isPresent();
  }

  /** Returns the sizes of runs' files and, where sizes matter, of their parts of the store. */
  private Map<RunId, Long> sizes(List<RunSummary> runs, PruneRule rule) {
    Map<RunId, Long> sizes = new HashMap<>();
    long tests = runs.stream().mapToLong(run -> 1L + run.counts().planned()).sum();
    long rows = store.size();
    for (RunSummary run : runs) {
      long share = rule.largest().isPresent() ? rows * (1L + run.counts().planned()) / tests : 0;
      sizes.put(run.run(), size(workspace.runFolder(run.run())) + share);
    }
    return sizes;
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // it is gone, or going
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
