package dev.runner.core.store;

import static dev.runner.core.store.Journal.test;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.RunEvent;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What it means that a journal can be stored again. */
abstract class ReplayContract extends ResumeContract {

  @Test
  void storingAnyPrefixOfAJournalAgainChangesNothing() {
    Journal journal = mixed(NOON);
    journal.storeIn(store);
    store.complete(journal.run(), Outcome.ERROR, 1);
    String before = everything(journal.run());

    for (int end = 1; end <= journal.events().size(); end++) {
      store.append(journal.run(), journal.events().subList(0, end));
      assertEquals(before, everything(journal.run()), "after the first " + end + " events");
    }
  }

  @Test
  void storesAJournalInBatchesOfAnySize() {
    Journal journal = mixed(NOON);
    journal.storeIn(store);
    String inOne = everything(journal.run());

    for (int size = 1; size < 8; size++) {
      inBatches(store, journal, size);
      assertEquals(inOne, everything(journal.run()), "in batches of " + size);
    }
  }

  @Test
  void whatOneBatchSaysTogetherIsWhatItsEventsSayOneByOne() {
    Journal journal = mixed(NOON);
    journal.storeIn(store);
    String inOne = everything(journal.run());

    for (int size : new int[] {1, 2, 3, 5, 7}) {
      store.delete(List.of(journal.run()));
      inBatches(store, journal, size);
      assertEquals(inOne, everything(journal.run()), "in batches of " + size);
    }
  }

  @Test
  void refusesAnEndThatIsNotOfAPlannedTest() {
    Journal journal = new Journal(NOON);
    int test = journal.plan(test("sample", "a.A", "one"));
    journal.attempt(test, 1, FAILED).finish(test + 1, 1, FAILED);

    StoreException refused = assertThrows(StoreException.class, () -> journal.storeIn(store));

    assertTrue(refused.getMessage().contains("attempt 1 of test 2 that is not planned"));
    assertEquals(List.of(), store.runs(9));
    assertEquals(List.of(), store.failing());
  }

  @Test
  void goesOnWhereAnotherProcessEnded() {
    Journal journal = mixed(NOON);
    int half = journal.events().size() / 2;
    try (ResultStore first = open()) {
      first.append(journal.run(), journal.events().subList(0, half));
    }
    store.append(journal.run(), journal.events().subList(half, journal.events().size()));
    String inTwo = everything(journal.run());

    journal.storeIn(store);

    assertEquals(inTwo, everything(journal.run()));
  }

  @Test
  void storesAllOfABatchOrNothing() {
    Journal journal = new Journal(NOON);
    journal.storeIn(store);
    int test = journal.plan(test("sample", "a.A", "one"));
    List<RunEvent> batch = new ArrayList<>(journal.events().subList(1, 2));
    batch.add(new RunEvent.AttemptStarted(test + 1, 1, 1, NOON));

    StoreException refused =
        assertThrows(StoreException.class, () -> store.append(journal.run(), batch));

    assertTrue(refused.getMessage().contains("attempt 1 of test 2 that is not planned"));
    assertEquals(0, store.find(journal.run()).orElseThrow().summary().counts().planned());
    store.append(journal.run(), batch.subList(0, 1));
    assertEquals(1, store.find(journal.run()).orElseThrow().summary().counts().planned());
  }

  @Test
  void refusesARunThatHasNotBegun() {
    RunId unknown = RunId.create(NOON);
    RunEvent event = new RunEvent.ForkEnded(1, Optional.empty());

    assertThrows(StoreException.class, () -> store.append(unknown, List.of(event)));
    assertThrows(StoreException.class, () -> store.complete(unknown, Outcome.PASSED, 0));
  }

  private static void inBatches(ResultStore store, Journal journal, int size) {
    List<RunEvent> events = journal.events();
    for (int from = 0; from < events.size(); from += size) {
      store.append(journal.run(), events.subList(from, Math.min(from + size, events.size())));
    }
  }
}
