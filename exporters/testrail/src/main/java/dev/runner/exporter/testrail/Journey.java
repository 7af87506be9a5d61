package dev.runner.exporter.testrail;

import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportedRun;

/** One export: cases, the run, results, files, and in the end the run is closed. */
final class Journey {

  private final TestRail api;
  private final Place place;
  private final TestRailSettings settings;
  private final Export export;

  Journey(TestRail api, Place place, TestRailSettings settings, Export export) {
    this.api = api;
    this.place = place;
    this.settings = settings;
    this.export = export;
  }

  /**
   * Sends a run.
   *
   * @throws CallFailedException if there is no run in TestRail
   */
  ExportReceipt make(ExportedRun run) throws CallFailedException, InterruptedException {
    CaseIndex index = CaseIndex.read(new Pages(api), place);
    CaseFinder finder = new CaseFinder(index, settings.cases());
    CaseMaker maker = new CaseMaker(api, place, index, export, settings.cases().section());
    Matching.Matched matched = new Matching(finder, maker, place, settings, export).match(run);
    boolean closing = Closing.isDue(settings.run(), run.header());
    if (matched.cases().isEmpty()) {
      export.expect(matched.refused());
      return ExportReceipt.NONE;
    }
    export.expect(1 + matched.results() + matched.refused() + matched.files() + (closing ? 1 : 0));
    Booking booking =
        new RunDesk(api, place, settings.run(), run.header(), export).book(matched.cases());
    long missing = matched.refused() + results(booking).send(run, finder, matched.shared());
    if (matched.files() > 0) {
      missing += new Attachments(api, place, booking, settings.results(), export).send(run, finder);
    }
    if (closing && missing == 0) {
      new Closing(api, export).close(booking);
    }
    ExportReceipt receipt = ExportReceipt.NONE;
    if (booking.plan().isPresent()) {
      receipt = receipt.named("plan", "" + booking.plan().get());
    }
    return booking.id() == 0
        ? receipt
        : receipt.named("run", "" + booking.id()).linked(booking.page());
  }

  private Results results(Booking booking) {
    return new Results(api, place, booking, settings.results().batch(), export);
  }
}
