package dev.runner.core.store;

import static dev.runner.core.store.Journal.test;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.event.RunEvent;
import dev.runner.core.result.Counts;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunState;
import dev.runner.core.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What becomes of a run that another process takes up. */
abstract class ResumeContract extends StoreFixture {

  private final Journal journal = new Journal(NOON);
  private int first;
  private int method;
  private int left;
  private int begun;

  private void cancelled() {
    first = journal.plan(test("sample", "a.A", "first"));
    method = journal.plan(test("sample", "a.A", "method"));
    left = journal.plan(test("sample", "a.A", "left"));
    begun = journal.plan(test("sample", "a.A", "begun"));
    journal.attempt(first, 1, Verdict.passed()).start(begun, 1);
    journal.left("cancelled").end(RunState.CANCELLED).storeIn(store);
    store.complete(journal.run(), Outcome.ABORTED, 130);
  }

  /** Stores what was added since then as another process does. */
  private void resumed(int from) {
    List<RunEvent> all = journal.events();
    try (ResultStore other = open()) {
      other.append(journal.run(), all.subList(from, all.size()));
    }
  }

  @Test
  void runsAgainWithoutOutcomeAndReasons() {
    cancelled();
    int end = journal.events().size();
    journal.resume();
    resumed(end);
    RunSummary run = store.find(journal.run()).orElseThrow().summary();
    assertEquals(RunState.RUNNING, run.state());
    assertEquals(Optional.empty(), run.outcome());
    assertEquals(OptionalInt.empty(), run.exit());
    assertEquals(Optional.empty(), run.duration());
    assertEquals(Counts.NONE.plus(Outcome.PASSED, 1).plusNotRun(3), run.counts());
    assertEquals("", store.attempts(journal.run(), left).get(0).left());
    assertEquals("cancelled", store.attempts(journal.run(), begun).get(0).left());
  }

  @Test
  void countsWhatWasLeftOnceAndWhatWasWithdrawnNoMore() {
    cancelled();
    int end = journal.events().size();
    rest();
    resumed(end);
    RunSummary run = store.find(journal.run()).orElseThrow().summary();
    assertEquals(RunState.FINISHED, run.state());
    assertEquals(Counts.NONE.plus(Outcome.PASSED, 4), run.counts());
    assertEquals(List.of(), store.attempts(journal.run(), method));
    assertEquals(1, store.attempts(journal.run(), left).size());
    assertEquals(2, store.attempts(journal.run(), begun).size());
  }

  @Test
  void storingAnyPrefixOfItAgainChangesOnlyWhatItEndsWith() {
    cancelled();
    rest();
    journal.storeIn(store);
    store.complete(journal.run(), Outcome.PASSED, 0);
    String before = everything(journal.run());
    List<RunEvent> all = journal.events();
    for (int end = 1; end <= all.size(); end++) {
      store.append(journal.run(), all.subList(0, end));
      store.append(journal.run(), new ArrayList<>(all));
      store.complete(journal.run(), Outcome.PASSED, 0);
      assertEquals(before, everything(journal.run()), "after the first " + end + " events");
    }
  }

  private void rest() {
    journal.resume().withdraw(method);
    int invocation = journal.plan(test("sample", "a.A", "method(#2)"));
    journal.attempt(invocation, 1, Verdict.passed()).attempt(left, 1, Verdict.passed());
    journal.attempt(begun, 2, Verdict.passed()).end();
  }
}
