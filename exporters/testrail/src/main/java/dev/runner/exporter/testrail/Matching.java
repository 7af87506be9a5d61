package dev.runner.exporter.testrail;

import dev.runner.api.export.Export;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.OutboxItem;
import dev.runner.exporter.testrail.CallFailedException.Kind;
import dev.runner.exporter.testrail.CaseIndex.RemoteCase;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Sees to it that each test has a case, and tells the outbox of those that have none. */
final class Matching {

  /** What stands for the content of an item without a case. */
  static final String NO_CASE = "no case";

  /** After so many cases in a row that could not be made, the others are left. */
  private static final int MOST_FAILURES = 3;

  private final CaseFinder finder;
  private final CaseMaker maker;
  private final Place place;
  private final TestRailSettings settings;
  private final ItemWriter items;
  private final Set<Long> cases = new LinkedHashSet<>();
  private final Set<Long> shared = new HashSet<>();
  private Optional<CallFailedException> stop = Optional.empty();
  private int failures;
  private long results;
  private long refused;
  private long files;

  /**
   * What a run amounts to.
   *
   * @param cases the cases of its tests, negative where they are only planned
   * @param shared those that belong to several tests
   * @param results how many results there are to send
   * @param refused how many cannot be sent, as there is no case
   * @param files how many files there are to send
   */
  record Matched(Set<Long> cases, Set<Long> shared, long results, long refused, long files) {}

  Matching(
      CaseFinder finder, CaseMaker maker, Place place, TestRailSettings settings, Export export) {
    this.finder = finder;
    this.maker = maker;
    this.place = place;
    this.settings = settings;
    this.items = new ItemWriter(export.outbox());
  }

  /** Goes through all tests. */
  Matched match(ExportedRun run) throws InterruptedException {
    for (ExportedTest test : run.tests()) {
      match(test);
    }
    items.flush();
    return new Matched(cases, shared, results, refused, files);
  }

  private void match(ExportedTest test) throws InterruptedException {
    boolean sent = place.statuses().containsKey(test.outcome());
    CaseFinder.Found found = finder.of(test);
    if (!found.isNamed() && settings.cases().create()) {
      Optional<CallFailedException> failure = make(test);
      if (failure.isPresent()) {
        if (sent) {
          refuse(
              AutomationId.key(test),
              "its case is not made: " + failure.get().getMessage(),
              failure.get());
        }
        return;
      }
      found = finder.of(test);
    }
    for (RemoteCase one : found.cases()) {
      if (!cases.add(one.id())) {
        shared.add(one.id());
      }
    }
    if (sent) {
      results += found.cases().size();
      files += found.cases().isEmpty() ? 0 : Attachments.files(test, settings.results()).size();
      refuse(test, found);
    }
  }

  private Optional<CallFailedException> make(ExportedTest test) throws InterruptedException {
    if (stop.isPresent()) {
      return stop;
    }
    try {
      maker.make(test);
      failures = 0;
      return Optional.empty();
    } catch (CallFailedException e) {
      failures = e.kind() == Kind.REFUSED ? 0 : failures + 1;
      if (e.kind() == Kind.BARRED || failures == MOST_FAILURES) {
        stop = Optional.of(e);
      }
      return Optional.of(e);
    }
  }

  private void refuse(ExportedTest test, CaseFinder.Found found) {
    for (int i = 0; i < found.missing().size(); i++) {
      long id = found.missing().get(i);
      refuse(
          found.cases().isEmpty() && i == 0
              ? AutomationId.key(test)
              : AutomationId.key(test) + " C" + id,
          "case C%d is not in the suite: correct the test's name or tag, or 'testrail.suite'"
              .formatted(id));
    }
    if (!found.isNamed() && !settings.cases().skipUnmatched()) {
      refuse(
          AutomationId.key(test),
          "no case has its id '%s': give one that id, or set 'testrail.create-cases' or 'testrail.unmatched = skip'"
              .formatted(AutomationId.of(test)));
    }
  }

  private void refuse(String key, String reason) {
    refused++;
    items.add(OutboxItem.failed(key, NO_CASE, reason, false));
  }

  private void refuse(String key, String reason, CallFailedException why) {
    refused++;
    items.add(OutboxItem.failed(key, NO_CASE, reason, why.retry()));
  }
}
