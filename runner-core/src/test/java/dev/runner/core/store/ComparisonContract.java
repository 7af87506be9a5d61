package dev.runner.core.store;

import static dev.runner.core.store.Journal.described;
import static dev.runner.core.store.Journal.test;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.RunEvent;
import dev.runner.core.result.Cause;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.RunId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.RunComparison.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store answers about the difference between two runs. */
abstract class ComparisonContract extends ExportsContract {

  static final Verdict PASSED = Verdict.passed();
  static final Verdict SKIPPED = Verdict.skipped(Cause.DISABLED, "not now");

  @Test
  void tellsWhatIsDifferentInARun() {
    Journal before = new Journal(NOON);
    run(before, "broken", PASSED);
    run(before, "red", FAILED);
    run(before, "repaired", FAILED);
    run(before, "left", FAILED);
    run(before, "flaky", PASSED);
    run(before, "gone", PASSED);
    before.took(before.plan(test("sample", "a.A", "slow")), 200);
    before.took(before.plan(test("sample", "a.A", "quick")), 10);
    RunId earlier = before.run();
    before.end().storeIn(store);
    Journal after = new Journal(NOON.plusSeconds(60));
    after.took(after.plan(test("sample", "a.A", "slow")), 301);
    after.took(after.plan(test("sample", "a.A", "quick")), 100);
    run(after, "broken", FAILED);
    run(after, "red", FAILED);
    run(after, "repaired", PASSED);
    run(after, "left", SKIPPED);
    int flaky = after.plan(test("sample", "a.A", "flaky"));
    after.attempt(flaky, 1, FAILED).attempt(flaky, 2, PASSED);
    run(after, "new", FAILED);
    after.end().storeIn(store);

    RunComparison compared = store.compare(earlier, after.run());

    assertEquals(List.of("broken", "new"), names(compared, Change.NEW_FAILURE));
    assertEquals(List.of("red"), names(compared, Change.STILL_FAILING));
    assertEquals(List.of("repaired"), names(compared, Change.FIXED));
    assertEquals(List.of("left"), names(compared, Change.UNRESOLVED));
    assertEquals(List.of("flaky"), names(compared, Change.NEWLY_FLAKY));
    assertEquals(List.of("slow"), names(compared, Change.SLOWER));
    assertEquals(List.of("new"), names(compared, Change.ADDED));
    assertEquals(List.of("gone"), names(compared, Change.REMOVED));
    assertEquals(2, compared.count(Change.NEW_FAILURE));
    ComparedTest slow = compared.tests(Change.SLOWER).get(0);
    assertEquals(
        Optional.of(Duration.ofMillis(200)), slow.before().flatMap(ComparedTest.Result::duration));
    assertEquals(3, compared.tests(Change.NEW_FAILURE).get(0).after().orElseThrow().number());
    assertEquals(Optional.empty(), compared.tests(Change.NEW_FAILURE).get(1).before());
    assertEquals(
        "expected 1 but was 2",
        compared.tests(Change.NEW_FAILURE).get(0).after().orElseThrow().message());
  }

  @Test
  void aRunIsNoDifferentFromItselfAndAllOfItIsNewBesideOneThatIsNotStored() {
    Journal journal = mixed(NOON);
    journal.storeIn(store);
    Map<Change, Integer> none = new EnumMap<>(Change.class);
    List.of(Change.values()).forEach(change -> none.put(change, 0));
    none.put(Change.STILL_FAILING, 2);

    assertEquals(none, store.compare(journal.run(), journal.run()).counts());
    RunComparison other = store.compare(RunId.create(NOON), journal.run());
    assertEquals(8, other.count(Change.ADDED));
    assertEquals(8, store.compare(journal.run(), RunId.create(NOON)).count(Change.REMOVED));
    assertEquals(2, other.count(Change.NEW_FAILURE));
  }

  @Test
  void comparesARenamedTestWithItself() {
    Journal before = new Journal(NOON);
    before.attempt(
        before.plan(described("sample", "a.Old", "one", Optional.of(UUID), List.of())), 1, PASSED);
    before.storeIn(store);
    Journal after = new Journal(NOON.plusSeconds(60));
    after.attempt(
        after.plan(described("sample", "a.New", "two", Optional.of(UUID), List.of())), 1, FAILED);
    after.storeIn(store);

    RunComparison compared = store.compare(before.run(), after.run());

    assertEquals(List.of("two"), names(compared, Change.NEW_FAILURE));
    assertTrue(compared.tests(Change.NEW_FAILURE).get(0).before().isPresent());
    assertEquals(0, compared.count(Change.ADDED) + compared.count(Change.REMOVED));
  }

  @Test
  void aFailureThatAKnownIssueMutesIsNoNewOne() {
    KnownIssue issue = new KnownIssue("X-1", KnownIssue.Mode.EXPECT, "why", "");
    TestDescription known = test("sample", "a.A", "known").with(List.of(issue));
    Journal before = new Journal(NOON);
    before.attempt(before.plan(known), 1, PASSED);
    before.storeIn(store);
    Journal after = new Journal(NOON.plusSeconds(60));
    after.attempt(after.plan(known), 1, FAILED);
    after.storeIn(store);

    assertEquals(0, store.compare(before.run(), after.run()).count(Change.NEW_FAILURE));
    assertEquals(1, store.clusters(after.run()).size());
  }

  @Test
  void isSlowerThanTheLastAttemptBeforeWhateverTheOthersTook() {
    Journal before = new Journal(NOON);
    int retried = before.plan(test("sample", "a.A", "retried"));
    before.start(retried, 1);
    Duration failed = Duration.ofMillis(900);
    before.add(new RunEvent.AttemptFinished(retried, 1, FAILED, failed));
    before.start(retried, 2);
    Duration passed = Duration.ofMillis(150);
    before.add(new RunEvent.AttemptFinished(retried, 2, PASSED, passed));
    before.took(before.plan(test("sample", "a.A", "even")), 950);
    before.took(before.plan(test("sample", "a.A", "longer")), 200);
    before.storeIn(store);
    Journal after = new Journal(NOON.plusSeconds(60));
    for (String name : List.of("retried", "even", "longer", "new")) {
      after.took(after.plan(test("sample", "a.A", name)), 1_000);
    }
    after.storeIn(store);

    RunComparison compared = store.compare(before.run(), after.run());

    assertEquals(List.of("retried", "longer"), names(compared, Change.SLOWER));
  }

  @Test
  void findsTheRunToCompareWith() {
    Journal whole = many(NOON, 0, 100);
    Journal part = many(NOON.plusSeconds(1), 0, 10);
    Journal open = new Journal(NOON.plusSeconds(2));
    open.plan(test("sample", "a.A", "0"));
    Journal next = many(NOON.plusSeconds(3), 20, 120);
    Journal apart = many(NOON.plusSeconds(4), 500, 510);
    List.of(whole, part, open, next, apart).forEach(each -> each.storeIn(store));

    assertEquals(Optional.of(whole.run()), store.before(next.run()));
    assertEquals(Optional.of(whole.run()), store.before(part.run()));
    assertEquals(Optional.empty(), store.before(apart.run()));
    assertEquals(Optional.empty(), store.before(whole.run()));
    assertEquals(Optional.empty(), store.before(RunId.create(NOON)));
  }

  static void run(Journal journal, String name, Verdict verdict) {
    journal.attempt(journal.plan(test("sample", "a.A", name)), 1, verdict);
  }

  private static List<String> names(RunComparison compared, Change change) {
    return compared.tests(change).stream().map(each -> each.test().name()).toList();
  }

  static Journal many(Instant start, int from, int to) {
    Journal journal = new Journal(start);
    for (int i = from; i < to; i++) {
      run(journal, Integer.toString(i), PASSED);
    }
    return journal.end();
  }
}
