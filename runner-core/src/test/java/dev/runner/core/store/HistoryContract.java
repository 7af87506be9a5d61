package dev.runner.core.store;

import static dev.runner.core.store.Journal.described;
import static dev.runner.core.store.Journal.test;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.Cause;
import dev.runner.core.result.Counts;
import dev.runner.core.result.Flag;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.RunId;
import dev.runner.core.result.TestKey;
import dev.runner.core.result.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store knows across runs. */
abstract class HistoryContract extends QuestionsContract {

  @Test
  void findsNoRunThatIsNotStored() {
    assertEquals(Optional.empty(), store.find(RunId.create(NOON)));
  }

  @Test
  void listsTestsWhoseNewestVerdictIsAFailure() {
    Journal red = failingOne(NOON);
    Journal green = new Journal(NOON.plusSeconds(60));
    green.attempt(green.plan(test("sample", "a.A", "one")), 1, Verdict.passed());
    red.storeIn(store);

    FailingTest failing = store.failing().get(0);
    assertEquals(red.run(), failing.run());
    assertEquals("one", failing.test().description().name());
    assertEquals("expected 1 but was 2", failing.test().message());
    assertEquals(Optional.of(Cause.ASSERTION), failing.test().cause());

    green.storeIn(store);
    assertEquals(List.of(), store.failing());
  }

  @Test
  void keepsWhatKnownIssuesSayApartFromFailures() {
    KnownIssue expected = new KnownIssue("X-1", KnownIssue.Mode.EXPECT, "why", "https://x/1");
    KnownIssue unstable = new KnownIssue("X-2", KnownIssue.Mode.UNSTABLE, "", "");
    Journal first = new Journal(NOON);
    first.attempt(
        first.plan(test("sample", "a.A", "one").with(List.of(expected, unstable))),
        1,
        Verdict.failed("no", ""));
    first.attempt(
        first.plan(test("sample", "a.A", "two").with(List.of(unstable))),
        1,
        Verdict.error(Cause.CRASHED, "gone", ""));
    Journal second = new Journal(NOON.plusSeconds(60));
    second.attempt(
        second.plan(test("sample", "a.A", "one").with(List.of(expected))), 1, Verdict.passed());
    first.storeIn(store);
    first.storeIn(store);
    second.storeIn(store);

    Counts counts = store.find(first.run()).orElseThrow().summary().counts();
    assertEquals(List.of(), store.failing());
    assertEquals(new Counts(0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0), counts);
    assertEquals(0, counts.failing());
    assertEquals(1, store.find(second.run()).orElseThrow().summary().counts().fixed());
    List<StoredTest> tests = new ArrayList<>();
    store.tests(first.run(), tests::add);
    assertEquals(List.of(expected, unstable), tests.get(0).known());
    assertEquals(Set.of(Flag.KNOWN), tests.get(0).flags());
    assertEquals(Set.of(Flag.UNSTABLE), tests.get(1).flags());
    List<KnownTest> known = store.knownIssues();
    assertEquals(List.of("X-1", "X-2"), known.stream().map(k -> k.issue().id()).toList());
    assertEquals(2, known.get(0).runs());
    assertEquals(Optional.of(NOON.plusMillis(10)), known.get(0).failedAt());
    assertEquals(Optional.of(NOON.plusSeconds(60).plusMillis(10)), known.get(0).passedAt());
    assertTrue(known.get(0).seemsFixed());
    assertEquals("two", known.get(1).test().description().name());
  }

  @Test
  void anOlderRunStoredLaterDoesNotChangeTheNewestVerdict() {
    Journal green = new Journal(NOON.plusSeconds(60));
    green.attempt(green.plan(test("sample", "a.A", "one")), 1, Verdict.passed());
    green.storeIn(store);

    failingOne(NOON).storeIn(store);

    assertEquals(List.of(), store.failing());
  }

  @Test
  void aTestThatWasOnlyPlannedKeepsItsNewestVerdict() {
    failingOne(NOON).storeIn(store);
    Journal killed = new Journal(NOON.plusSeconds(60));
    killed.start(killed.plan(test("sample", "a.A", "one")), 1);
    killed.storeIn(store);

    assertEquals(1, store.failing().size());
  }

  @Test
  void aLaterAttemptThatNeverStartedCountsMoreThanTheOneBefore() {
    Journal journal = new Journal(NOON);
    int test = journal.plan(test("sample", "a.A", "one"));
    journal.attempt(test, 1, Verdict.passed());
    journal.finish(test, 2, Verdict.error(Cause.SET_UP, "no database", ""));
    journal.storeIn(store);

    assertEquals(1, store.failing().size());
  }

  @Test
  void aTestFailsThatFailedInOneRoundOfARepeatedRunAndPassedInTheNext() {
    Journal repeated = new Journal(NOON);
    int test = repeated.plan(test("sample", "a.A", "one"));
    int good = repeated.plan(test("sample", "a.A", "two"));
    repeated.attempt(test, 1, FAILED).attempt(good, 1, Verdict.passed());
    repeated.round(2).attempt(test, 2, Verdict.passed()).attempt(good, 2, Verdict.passed());
    repeated.storeIn(store);

    FailingTest failing = store.failing().get(0);
    assertEquals(1, store.failing().size());
    assertEquals("one", failing.test().description().name());
    assertEquals(1, failing.test().last().attempt());

    Journal green = new Journal(NOON.plusSeconds(60));
    green.attempt(green.plan(test("sample", "a.A", "one")), 1, Verdict.passed());
    green.storeIn(store);
    assertEquals(List.of(), store.failing());
  }

  @Test
  void aTestThatPassedWhenItWasTriedAgainDoesNotFail() {
    Journal retried = new Journal(NOON);
    int test = retried.plan(test("sample", "a.A", "one"));
    retried.attempt(test, 1, FAILED).attempt(test, 2, Verdict.passed());
    retried.storeIn(store);

    assertEquals(List.of(), store.failing());
  }

  @Test
  void knowsARenamedTestByItsUuid() {
    Journal before = new Journal(NOON);
    int old = before.plan(described("sample", "a.Old", "one", Optional.of(UUID), List.of()));
    before.attempt(old, 1, FAILED);
    before.storeIn(store);
    Journal after = new Journal(NOON.plusSeconds(60));
    int renamed = after.plan(described("sample", "a.New", "two", Optional.of(UUID), List.of()));
    after.attempt(renamed, 1, Verdict.passed());
    after.storeIn(store);

    assertEquals(List.of(), store.failing());
    assertEquals("a.Old", tests(before.run()).get(0).description().className());
    assertEquals("a.New", tests(after.run()).get(0).description().className());
  }

  @Test
  void keepsInvocationsThatShareAUuidApart() {
    Journal journal = new Journal(NOON);
    for (int i = 1; i <= 3; i++) {
      String name = "one(int)(#" + i + ")";
      int test = journal.plan(described("sample", "a.A", name, Optional.of(UUID), List.of()));
      journal.attempt(test, 1, i == 2 ? FAILED : Verdict.passed());
    }
    journal.storeIn(store);

    assertEquals(
        List.of("one(int)(#2)"),
        store.failing().stream().map(f -> f.test().description().name()).toList());
  }

  @Test
  void knowsHowLongATestTookWhenItLastGotAVerdict() {
    Journal journal = new Journal(NOON);
    int ran = journal.plan(test("sample", "a.A", "ran"));
    journal.attempt(ran, 1, Verdict.passed());
    journal.finish(
        journal.plan(test("sample", "a.A", "skipped")), 1, Verdict.skipped(Cause.DISABLED, ""));
    journal.start(journal.plan(test("sample", "a.A", "open")), 1);
    journal.storeIn(store);

    TestKey key = test("sample", "a.A", "ran").key();
    assertEquals(Set.of(key), store.durations().keySet());
    assertEquals(
        tests(journal.run()).get(0).last().duration(), Optional.of(store.durations().get(key)));
  }

  @Test
  void listsTheNewestRunsFirst() {
    RunId second = stored(NOON.plusSeconds(1));
    RunId first = stored(NOON);
    RunId third = stored(NOON.plusSeconds(2));

    assertEquals(
        List.of(third, second, first), store.runs(9).stream().map(RunSummary::run).toList());
    assertEquals(List.of(third), store.runs(1).stream().map(RunSummary::run).toList());
  }

  @Test
  void findsTheRunThatAPersonMeans() {
    RunId first = stored(Instant.parse("2020-01-01T00:00:00Z"));
    RunId last = stored(NOON);

    assertEquals(last, store.resolve("last"));
    assertEquals(last, store.resolve("last~0"));
    assertEquals(first, store.resolve("last~1"));
    assertEquals(first, store.resolve(first.toString()));
    assertEquals(last, store.resolve(last.toString().substring(0, 8).toUpperCase()));
  }

  @Test
  void saysWhyNoRunIsMeant() {
    RunId first = stored(NOON);
    RunId second = stored(NOON);

    for (String none : List.of("last~2", "ffff", "%", "", "last~", "last~99999999999")) {
      RunNotFoundException refused =
          assertThrows(RunNotFoundException.class, () -> store.resolve(none));
      assertTrue(refused.getMessage().startsWith("Run '" + none + "' "), refused.getMessage());
    }
    String both = first.toString().substring(0, 8);
    String message =
        assertThrows(RunNotFoundException.class, () -> store.resolve(both)).getMessage();
    assertTrue(message.contains(first.toString()) && message.contains(second.toString()), message);
  }
}
