package dev.runner.core.store;

import static dev.runner.core.store.Journal.test;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.event.RunEvent;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunOrigin;
import dev.runner.core.result.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store knows of where runs came from, and how it forgets them. */
abstract class OriginContract extends HistoryContract {

  @Test
  void keepsWhereARunCameFrom() {
    RunOrigin origin =
        new RunOrigin(
            HOME,
            "/work/shop",
            "build-7",
            "anna",
            Optional.of(new RunOrigin.Revision("0123456789abcdef", Optional.of("main"))),
            "ab12",
            Map.of("team", "core", "empty", ""));
    Journal journal = new Journal(NOON).add(new RunEvent.RunOriginated(origin));
    journal.storeIn(store);
    journal.storeIn(store);

    assertEquals(Optional.of(origin), store.find(journal.run()).orElseThrow().origin());
    assertEquals(Optional.empty(), store.find(stored(NOON, OTHER)).orElseThrow().place());
  }

  @Test
  void deletesRunsWithAllThatIsStoredOfThem() {
    Journal kept = mixed(NOON);
    kept.storeIn(store);
    String before = everything(kept.run());
    Journal doomed = mixed(NOON.plusSeconds(60));
    doomed.storeIn(store);

    store.delete(List.of(doomed.run(), RunId.create(NOON)));

    assertEquals(Optional.empty(), store.find(doomed.run()));
    assertEquals(before, everything(kept.run()));
    doomed.storeIn(store);
    assertEquals(2, store.runs(9).size());
    store.delete(List.of(kept.run(), doomed.run()));
    assertEquals(List.of(), store.failing());
    assertEquals(List.of(), store.runs(9));
    assertEquals(Map.of(), store.durations());
  }

  @Test
  void theNewestVerdictThatIsLeftCountsWhenALaterRunIsDeleted() {
    Journal red = failingOne(NOON);
    Journal green = new Journal(NOON.plusSeconds(60));
    int test = green.plan(test("sample", "a.A", "one"));
    green.attempt(test, 1, Verdict.passed());
    red.storeIn(store);
    green.storeIn(store);
    assertEquals(List.of(), store.failing());

    store.delete(List.of(green.run()));
    assertEquals(red.run(), store.failing().get(0).run());
  }

  @Test
  void ofARunThatIsLeftItsLastAttemptCounts() {
    Journal left = new Journal(NOON);
    int test = left.plan(test("sample", "a.A", "one"));
    left.attempt(test, 1, FAILED).attempt(test, 2, Verdict.passed());
    left.storeIn(store);
    Journal red = failingOne(NOON.plusSeconds(60));
    red.storeIn(store);

    store.delete(List.of(red.run()));
    assertEquals(List.of(), store.failing());
    assertEquals(1, store.durations().size());
  }
}
