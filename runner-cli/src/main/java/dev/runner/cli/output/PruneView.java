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

  /** Shows a line for each run. */
  public void text(List<PrunePlan.Doomed> runs) {
    runs.forEach(one -> console.line(line(one)));
  }

  /** Shows an array. */
  public void json(List<PrunePlan.Doomed> runs) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartArray();
          for (PrunePlan.Doomed one : runs) {
            json.writeStartObject();
            json.writeStringProperty("run", one.run().run().toString());
            json.writeStringProperty("state", one.run().state().name());
            JsonOut.text(json, "outcome", one.run().outcome());
            JsonOut.time(json, "startedAt", one.run().startedAt());
            json.writeNumberProperty("bytes", one.bytes());
            JsonOut.texts(json, "unsent", one.unsent());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** Shows a table. */
  public void csv(List<PrunePlan.Doomed> runs) {
    List<String> columns = List.of("run", "state", "outcome", "startedAt", "bytes", "unsent");
    try (Csv csv = new Csv(console, columns)) {
      for (PrunePlan.Doomed one : runs) {
        csv.row(
            one.run().run(),
            one.run().state(),
            one.run().outcome(),
            one.run().startedAt(),
            one.bytes(),
            one.unsent());
      }
    }
  }

  /** Says what would be deleted. */
  public void would(PrunePlan plan) {
    spared(plan);
    unsent(plan.runs(), "would not be");
    console.message(
        "%s would be deleted, with %s of files"
            .formatted(runs(plan.runs().size()), size(bytes(plan.runs()))));
  }

  /**
   * Says what was deleted.
   *
   * @param plan what was to be
   * @param deleted what was
   * @param freed how many bytes the store has become smaller
   */
  public void deleted(PrunePlan plan, List<PrunePlan.Doomed> deleted, long freed) {
    spared(plan);
    unsent(deleted, "will not be");
    console.message(
        "%s deleted; freed: %s of files%s"
            .formatted(
                runs(deleted.size()),
                size(bytes(deleted)),
                freed > 0 ? ", " + size(freed) + " of the store" : ""));
  }

  private void unsent(List<PrunePlan.Doomed> runs, String what) {
    for (PrunePlan.Doomed one : runs) {
      for (String target : one.unsent()) {
        console.message(
            Visible.line(
                "Run %s was not sent completely to %s, and %s any more"
                    .formatted(one.run().run().brief(), target, what)));
      }
    }
  }

  private void spared(PrunePlan plan) {
    if (!plan.spared().isEmpty()) {
      console.message(
          "%s: under way, waiting for the store, or left with tests or exports to do; --unfinished takes the last"
              .formatted(
                  plan.spared().size() == 1 ? "1 run stays" : plan.spared().size() + " runs stay"));
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
