package dev.runner.exporter.testrail;

import dev.runner.api.export.Attachment;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExportedTest.Outcome;
import dev.runner.api.export.OutboxItem;
import dev.runner.exporter.testrail.CaseIndex.RemoteCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends the files of tests to the results that are there, in the end and a few at once. */
final class Attachments {

  private static final int AT_ONCE = 4;

  private final Place place;
  private final TestRailSettings.Results settings;
  private final Export export;
  private final Uploads uploads;
  private final List<Uploads.One> next = new ArrayList<>();
  private long missing;

  Attachments(
      TestRail api,
      Place place,
      Booking booking,
      TestRailSettings.Results settings,
      Export export) {
    this.place = place;
    this.settings = settings;
    this.export = export;
    this.uploads = new Uploads(api, booking, export, AT_ONCE);
  }

  /**
   * Sends them.
   *
   * @return how many are not there
   */
  long send(ExportedRun run, CaseFinder finder) throws InterruptedException {
    for (ExportedTest test : run.tests()) {
      boolean sent = place.statuses().containsKey(test.outcome());
      if (sent && !files(test, settings).isEmpty()) {
        finder.of(test).cases().stream().findFirst().ifPresent(to -> collect(test, to));
      }
      if (next.size() >= AT_ONCE) {
        flush();
      }
    }
    flush();
    return missing;
  }

  /** Returns the files of a test that are sent. */
  static List<Attachment> files(ExportedTest test, TestRailSettings.Results settings) {
    boolean failed = test.outcome() == Outcome.FAILED || test.outcome() == Outcome.ERROR;
    boolean wanted =
        settings.attachments().equals("all") || (settings.attachments().equals("failed") && failed);
    if (!wanted) {
      return List.of();
    }
    List<Attachment> files = new ArrayList<>(test.attachments());
    files.addAll(settings.output() ? test.output() : List.of());
    return files;
  }

  private void collect(ExportedTest test, RemoteCase to) {
    Optional<String> result =
        export
            .outbox()
            .find(AutomationId.key(test))
            .filter(item -> item.state() == OutboxItem.State.SENT)
            .flatMap(OutboxItem::remoteId);
    List<Attachment> files = files(test, settings);
    if (result.isEmpty() && !export.isDryRun()) {
      missing += files.size(); // once its result is there
      return;
    }
    Map<String, Integer> names = new HashMap<>();
    for (int number = 1; number <= files.size(); number++) {
      Attachment file = files.get(number - 1);
      String name = Uploads.name(file);
      int times = names.merge(name, 1, Integer::sum);
      Uploads.One one =
          new Uploads.One(
              "%s file %d".formatted(AutomationId.key(test), number),
              times == 1 ? name : times + "-" + name,
              file,
              to.id(),
              result.orElse("{result}"));
      Optional<OutboxItem> known = export.outbox().find(one.key());
      if (export.outbox().isOpen(known, one.content())) {
        add(one);
      } else if (!Results.isSent(known)) {
        missing++; // refused for good, and only the rest is asked for
      }
    }
  }

  private void add(Uploads.One one) {
    if (one.file().size() > settings.largest()) {
      missing++;
      export
          .outbox()
          .failed(
              one.key(),
              one.content(),
              "file '%s' has %,d bytes (allowed by 'testrail.max-attachment' are %,d)"
                  .formatted(one.name(), one.file().size(), settings.largest()),
              false);
    } else {
      next.add(one);
    }
  }

  private void flush() throws InterruptedException {
    missing += uploads.send(next);
    next.clear();
  }
}
