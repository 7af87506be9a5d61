package dev.runner.exporter.testrail;

import dev.runner.api.export.Export;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.OutboxItem;
import dev.runner.exporter.testrail.CaseIndex.RemoteCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Sends the results that are not there yet, some at a time, each template's for itself. */
final class Results {

  private final TestRail api;
  private final Place place;
  private final Booking booking;
  private final int atOnce;
  private final Export export;
  private final Arrivals arrivals;
  private final ResultBatch batches;
  private final List<Draft> next = new ArrayList<>();
  private long skipped;

  Results(TestRail api, Place place, Booking booking, int atOnce, Export export) {
    this.api = api;
    this.place = place;
    this.booking = booking;
    this.atOnce = atOnce;
    this.export = export;
    this.arrivals = new Arrivals(api, booking);
    this.batches = new ResultBatch(api, booking, arrivals, export.outbox());
  }

  /**
   * Sends them. Of several tests of one case those that failed come last, as the last result is
   * what TestRail shows.
   *
   * @param shared the cases that belong to several tests
   * @return how many are not there, also those that are not sent again
   */
  long send(ExportedRun run, CaseFinder finder, Set<Long> shared)
      throws CallFailedException, InterruptedException {
    pass(run, finder, (test, to) -> !isLate(test, to, shared));
    if (!shared.isEmpty()) {
      pass(run, finder, (test, to) -> isLate(test, to, shared));
    }
    return batches.failed() + skipped;
  }

  private void pass(
      ExportedRun run, CaseFinder finder, BiPredicate<ExportedTest, RemoteCase> wanted)
      throws CallFailedException, InterruptedException {
    Drafts drafts = new Drafts(run.header(), place, booking);
    for (ExportedTest test : run.tests()) {
      if (!place.statuses().containsKey(test.outcome())) {
        continue;
      }
      boolean first = true;
      for (RemoteCase to : finder.of(test).cases()) {
        if (wanted.test(test, to)) {
          next.add(drafts.of(test, to, !first));
        }
        first = false;
      }
      if (next.size() >= atOnce) {
        flush();
      }
    }
    flush();
  }

  private static boolean isLate(ExportedTest test, RemoteCase to, Set<Long> shared) {
    boolean failed = test.outcome() == Outcome.FAILED || test.outcome() == Outcome.ERROR;
    return failed && shared.contains(to.id());
  }

  private void flush() throws CallFailedException, InterruptedException {
    if (batches.isOver()) {
      skipped += next.size();
      next.clear();
      return;
    }
    Map<String, OutboxItem> known = export.outbox().find(next.stream().map(Draft::key).toList());
    Map<Long, List<Draft>> open = new TreeMap<>();
    List<OutboxItem> there = new ArrayList<>();
    for (Draft draft : next) {
      Optional<OutboxItem> item = Optional.ofNullable(known.get(draft.key()));
      if (export.outbox().isOpen(item, draft.content())) {
        Optional<Node> arrived = arrived(draft, item);
        arrived.ifPresent(node -> there.add(batches.sent(draft, node)));
        if (arrived.isEmpty()) {
          open.computeIfAbsent(draft.template(), template -> new ArrayList<>()).add(draft);
        }
      } else if (!isSent(item)) {
        skipped++; // refused for good, and only the rest is asked for
      }
    }
    next.clear();
    export.outbox().record(there);
    for (List<Draft> drafts : open.values()) {
      for (int from = 0; from < drafts.size(); from += atOnce) {
        deliver(drafts.subList(from, Math.min(drafts.size(), from + atOnce)));
      }
    }
  }

  /** Tells whether the other side has an item. */
  static boolean isSent(Optional<OutboxItem> item) {
    return item.filter(known -> known.state() == OutboxItem.State.SENT).isPresent();
  }

  /** Returns the result if it was sent before, as far as the other side knows. */
  private Optional<Node> arrived(Draft draft, Optional<OutboxItem> known)
      throws CallFailedException, InterruptedException {
    boolean tried = known.filter(item -> item.content().equals(draft.content())).isPresent();
    return (tried || !booking.own()) && booking.id() != 0
        ? arrivals.before(draft.marker())
        : Optional.empty();
  }

  private void deliver(List<Draft> drafts) throws CallFailedException, InterruptedException {
    if (export.isDryRun()) {
      export.plan(
          "POST %s%s: %,d results"
              .formatted(
                  api.api("add_results_for_cases/"),
                  booking.id() == 0 ? "{run}" : "" + booking.id(),
                  drafts.size()));
    } else {
      batches.deliver(drafts);
    }
  }
}
