package dev.runner.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.OutboxItem;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.RunId;
import dev.runner.core.store.StoredExport.State;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a store keeps of what was sent elsewhere. */
abstract class ExportsContract extends PublishedContract {

  private static final PluginId BOARD = new PluginId("board");
  private static final String TARGET = "board:x";

  @Test
  void keepsWhatWasSentFromOneTryToTheNext() {
    RunId run = stored(NOON);
    ExportLedger ledger = store.exports();
    long export = ledger.begin(ExportSubject.of(run), TARGET, BOARD, NOON);
    ledger.expect(export, 4);
    ledger.keep(export, List.of(OutboxItem.pending("a", "1"), OutboxItem.pending("b", "1")));
    ledger.keep(export, List.of(OutboxItem.sent("a", "1", "A").linked(URI.create("x:a"))));
    ledger.keep(export, List.of(OutboxItem.failed("c", "1", "why", false)));
    assertEquals(export, ledger.begin(ExportSubject.of(run), TARGET, BOARD, NOON.plusMillis(5)));

    StoredExport known = ledger.find(ExportSubject.of(run), TARGET).orElseThrow();
    assertEquals(new StoredExport.Counts(1, 1, 2), known.counts());
    assertEquals(State.RUNNING, known.state());
    assertEquals(2, known.tries());
    assertEquals(NOON.plusMillis(5), known.startedAt());
    assertEquals(Optional.empty(), known.duration());
    assertEquals(
        List.of(
            OutboxItem.sent("a", "1", "A").linked(URI.create("x:a")),
            OutboxItem.failed("c", "1", "why", false)),
        ledger.find(export, List.of("a", "c", "d")));
    assertEquals(
        List.of("b", "c"), ledger.missing(export, 9).stream().map(OutboxItem::key).toList());
    assertEquals(1, ledger.missing(export, 1).size());
  }

  @Test
  void keepsWhatTheOtherSideCallsAThingWhenItIsSentAgain() {
    long export = store.exports().begin(ExportSubject.of(stored(NOON)), TARGET, BOARD, NOON);
    store.exports().keep(export, List.of(OutboxItem.sent("a", "1", "A")));
    store.exports().keep(export, List.of(OutboxItem.pending("a", "2")));

    OutboxItem item = store.exports().find(export, List.of("a")).get(0);
    assertEquals(Optional.of("A"), item.remoteId());
    assertEquals("2", item.content());
    assertTrue(item.isOpen("2", true));
  }

  @Test
  void keepsTheReceiptUntilThereIsAnother() {
    RunId run = stored(NOON);
    ExportReceipt receipt =
        ExportReceipt.NONE.named("run", "R1").named("plan", "P").linked(URI.create("x:1"));
    long export = store.exports().begin(ExportSubject.of(run), TARGET, BOARD, NOON);
    store.exports().end(export, State.COMPLETE, "", Optional.of(receipt), Duration.ofNanos(7));
    store.exports().end(export, State.FAILED, "away", Optional.empty(), Duration.ofNanos(8));

    StoredExport known = store.exports().find(ExportSubject.of(run), TARGET).orElseThrow();
    assertEquals(receipt, known.receipt());
    assertEquals("away", known.reason());
    assertEquals(Optional.of(Duration.ofNanos(8)), known.duration());
    assertEquals(State.FAILED, known.state());
  }

  @Test
  void listsExportsTheNewestFirst() {
    RunId first = stored(NOON);
    RunId second = stored(NOON.plusSeconds(1));
    store.exports().begin(ExportSubject.of(first), "board:a", BOARD, NOON.plusSeconds(3));
    store.exports().begin(ExportSubject.of(second), "board:a", BOARD, NOON.plusSeconds(2));
    store.exports().begin(ExportSubject.of(second), "board:b", BOARD, NOON.plusSeconds(4));

    assertEquals(
        List.of("board:b", "board:a", "board:a"),
        store.exports().exports(Optional.empty(), 9).stream().map(StoredExport::target).toList());
    assertEquals(
        List.of(ExportSubject.of(first)),
        store.exports().exports(Optional.of(ExportSubject.of(first)), 9).stream()
            .map(StoredExport::subject)
            .toList());
    assertEquals(1, store.exports().exports(Optional.empty(), 1).size());
    assertEquals(Optional.empty(), store.exports().find(ExportSubject.of(first), "board:b"));
  }

  @Test
  void keepsExportsOfTasksWhateverBecomesOfRuns() {
    RunId run = stored(NOON);
    ExportSubject task = new ExportSubject.Task(new UUID(1, 2), "Shop");
    ExportLedger ledger = store.exports();
    ledger.begin(ExportSubject.of(run), TARGET, BOARD, NOON);
    long export = ledger.begin(task, TARGET, BOARD, NOON.plusSeconds(1));
    ledger.keep(export, List.of(OutboxItem.sent("a", "1", "A")));
    ExportSubject renamed = new ExportSubject.Task(new UUID(1, 2), "Bank");
    assertEquals(export, ledger.begin(renamed, TARGET, BOARD, NOON.plusSeconds(2)));

    assertEquals(
        List.of(renamed, ExportSubject.of(run)),
        ledger.exports(Optional.empty(), 9).stream().map(StoredExport::subject).toList());
    assertEquals(Optional.empty(), ledger.find(ExportSubject.of(run), "board:y"));
    assertEquals(Optional.empty(), ledger.find(new ExportSubject.Task(new UUID(1, 3), ""), TARGET));
    store.delete(List.of(run));
    StoredExport known = ledger.find(task, TARGET).orElseThrow();
    assertEquals(new StoredExport.Counts(1, 0, 0), known.counts());
    assertEquals(2, known.tries());
    assertEquals(List.of(known), ledger.exports(Optional.empty(), 9));
    assertEquals(List.of(known), ledger.exports(Optional.of(task), 9));
  }

  @Test
  void exportsNoRunThatItDoesNotHave() {
    RunId unknown = RunId.create(NOON);
    ExportLedger ledger = store.exports();
    assertThrows(
        StoreException.class, () -> ledger.begin(ExportSubject.of(unknown), TARGET, BOARD, NOON));
  }

  @Test
  void givesTestsPageByPage() {
    Journal journal = mixed(NOON);
    journal.storeIn(store);
    List<StoredTest> all = store.tests(journal.run(), 0, 100);

    assertEquals(8, all.size());
    assertEquals(all.subList(3, 5), store.tests(journal.run(), all.get(2).number(), 2));
    assertEquals(List.of(), store.tests(journal.run(), all.get(7).number(), 2));
    assertEquals(2, all.get(1).last().attempt());
  }
}
