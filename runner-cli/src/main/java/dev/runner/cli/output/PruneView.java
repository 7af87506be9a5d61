package dev.runner.cli.output;

import dev.runner.core.run.PrunePlan;
import dev.runner.core.store.RunSummary;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Tells which runs were deleted, or would be. */
public final class PruneView {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private static final long KIB = 1024;

  private final Console console;

  public PruneView(Console console) {
    this.console = console;
  }

  /**
   * Shows what would be deleted.
   *
   * @param plan says what
   */
  public void would(PrunePlan plan) {
    plan.runs().forEach(one -> console.line(line(one)));
    spared(plan);
    console.message(
        "%s would be deleted, with %s of files"
            .formatted(runs(plan.runs().size()), size(bytes(plan.runs()))));
  }

  /**
   * Shows what was deleted.
   *
   * @param plan what was to be
   * @param deleted what was
   * @param freed how many bytes the store has become smaller
   */
  public void deleted(PrunePlan plan, List<PrunePlan.Doomed> deleted, long freed) {
    deleted.forEach(one -> console.line(line(one)));
    spared(plan);
    console.message(
        "%s deleted; freed: %s of files, %s of the store"
            .formatted(runs(deleted.size()), size(bytes(deleted)), size(Math.max(0, freed))));
  }

  private void spared(PrunePlan plan) {
    if (!plan.spared().isEmpty()) {
      console.message(
          "%s stay, as they go on, wait for the store or can be resumed: --unfinished takes the last"
              .formatted(runs(plan.spared().size())));
    }
  }

  private static String line(PrunePlan.Doomed one) {
    RunSummary run = one.run();
    return "%s  %s  %-9s  %s"
        .formatted(
            run.run().brief(),
            TIME.format(run.startedAt()),
            run.outcome().map(Enum::name).orElse(run.state().name()),
            size(one.bytes()));
  }

  private static long bytes(List<PrunePlan.Doomed> runs) {
    return runs.stream().mapToLong(PrunePlan.Doomed::bytes).sum();
  }

  private static String runs(int count) {
    return count == 1 ? "1 run" : count + " runs";
  }

  private static String size(long bytes) {
    return bytes < KIB * KIB
        ? (bytes + KIB - 1) / KIB + " KiB"
        : (bytes + KIB * KIB - 1) / (KIB * KIB) + " MiB";
  }
}
