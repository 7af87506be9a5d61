package dev.runner.core.store;

import static dev.runner.core.store.Journal.described;
import static dev.runner.core.store.Journal.test;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.RunEvent;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Counts;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
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

/** What a store answers about several runs, and about the failures of one. */
abstract class QuestionsContract extends ExportsContract {

  private static final Verdict PASSED = Verdict.passed();
  private static final Verdict SKIPPED = Verdict.skipped(Cause.DISABLED, "not now");

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

  @Test
  void putsFailuresOfOneKindTogether() {
    Journal journal = new Journal(NOON);
    for (int i = 1; i <= 3; i++) {
      run(journal, "refused" + i, refused(i));
    }
    run(journal, "other", FAILED);
    int retried = journal.plan(test("sample", "a.A", "retried"));
    journal.attempt(retried, 1, refused(7)).attempt(retried, 2, PASSED);
    journal.storeIn(store);

    List<FailureCluster> clusters = store.clusters(journal.run());

    assertEquals(List.of(3, 1), clusters.stream().map(each -> each.tests().size()).toList());
    assertEquals(
        "java.net.ConnectException: refused by <n>", clusters.get(0).fingerprint().title());
    assertEquals(
        new FailureCluster.Member(journal.run(), 2, "sample:a.A.refused2"),
        clusters.get(0).tests().get(1));
    assertEquals("refused1", clusters.get(0).example().test().description().name());
    assertEquals(List.of(), store.clusters(RunId.create(NOON)));
  }

  @Test
  void tellsHowATestDidThroughAllItsNames() {
    Journal first = new Journal(NOON);
    first.attempt(
        first.plan(described("sample", "a.Old", "one", Optional.of(UUID), List.of())), 1, FAILED);
    Journal second = new Journal(NOON.plusSeconds(60));
    second.attempt(
        second.plan(described("sample", "a.New", "two", Optional.of(UUID), List.of("smoke"))),
        1,
        PASSED);
    second.storeIn(store);
    first.storeIn(store);

    for (String name :
        List.of(
            "sample:a.Old.one",
            "a.New.two",
            "New.two",
            "sample:a.New.two[id-" + UUID + ",smoke]",
            UUID,
            described("sample", "a.Old", "one", Optional.empty(), List.of()).uniqueId())) {
      List<TestHistory> histories = store.history(name, 9);
      assertEquals(1, histories.size(), name);
      assertEquals("two", histories.get(0).test().name());
      assertEquals(
          List.of(second.run(), first.run()),
          histories.get(0).runs().stream().map(TestHistory.Entry::run).toList());
      assertEquals(
          List.of("two", "one"),
          histories.get(0).runs().stream().map(e -> e.test().description().name()).toList());
    }
    assertEquals(1, store.history(UUID, 1).get(0).runs().size());
    for (String unknown : List.of("a.Old.on", "%", "a_New.two", "", "[engine:x]")) {
      assertEquals(List.of(), store.history(unknown, 9), unknown);
    }
  }

  @Test
  void aMethodMeansTheHistoriesOfAllItsInvocations() {
    Journal journal = new Journal(NOON);
    run(journal, "one(int)(#1)", PASSED);
    run(journal, "one(int)(#2)", FAILED);
    run(journal, "one(int)x", PASSED);
    journal.storeIn(store);

    assertEquals(
        List.of("one(int)(#1)", "one(int)(#2)"),
        store.history("sample:a.A.one(int)", 9).stream().map(h -> h.test().name()).toList());
  }

  @Test
  void findsFlakyTestsAndHowSureThatIs() {
    String[] results = {"PPPF", "FPPF", "PPPF", "FPFF", "PPFF", "FPFF"};
    for (int i = 0; i < results.length; i++) {
      Journal journal = new Journal(NOON.plusSeconds(i));
      for (int test = 0; test < 4; test++) {
        run(journal, "t" + test, results[i].charAt(test) == 'P' ? PASSED : FAILED);
      }
      if (i == 2) {
        int retried = journal.plan(test("sample", "a.A", "retried"));
        journal.attempt(retried, 1, FAILED).attempt(retried, 2, PASSED);
      }
      journal.storeIn(store);
    }

    List<FlakyTest> flaky = store.flaky(10);

    assertEquals(List.of("t0", "retried"), flaky.stream().map(f -> f.test().name()).toList());
    assertEquals(new Proportion(5, 5), flaky.get(0).flipping());
    assertEquals(3, flaky.get(0).failures());
    assertEquals(6, flaky.get(0).runs());
    assertEquals(Outcome.FAILED, flaky.get(0).last());
    assertEquals(1, flaky.get(1).flipsWithin());
    assertEquals(2, flaky.get(1).results());
    assertEquals(List.of("t0"), store.flaky(3).stream().map(f -> f.test().name()).toList());
    assertEquals(List.of(), store.flaky(1));
  }

  @Test
  void aMergedRunCountsOnceAndNotItsPartsAsWell() {
    Journal part = new Journal(NOON);
    run(part, "one", FAILED);
    Journal merged = new Journal(NOON.plusSeconds(1));
    merged.add(new RunEvent.PartMerged(part.run(), Optional.empty(), RunState.FINISHED, NOON));
    run(merged, "one", FAILED);
    part.storeIn(store);
    merged.storeIn(store);

    assertEquals(1, store.history("a.A.one", 9).get(0).runs().size());
    assertEquals(1, store.ledger(9).get(0).counts().failed());
  }

  @Test
  void addsUpWhatPluginsTook() {
    for (int i = 0; i < 2; i++) {
      Journal journal = new Journal(NOON.plusSeconds(i)).plugin("sample", PluginState.LOADED);
      journal.took(journal.plan(test("sample", "a.A", "one")), 30);
      int retried = journal.plan(test("sample", "a.A", "two"));
      journal.attempt(retried, 1, FAILED).attempt(retried, 2, PASSED);
      journal.plan(test("other", "b.B", "planned"));
      for (int fork = 1; fork <= 2; fork++) {
        journal.add(new RunEvent.PluginUsed(new PluginId("sample"), fork, Duration.ofMillis(700)));
      }
      journal.storeIn(store);
      journal.storeIn(store);
    }

    List<PluginLedger> ledger = store.ledger(5);

    assertEquals(List.of("sample", "other"), ledger.stream().map(l -> l.plugin().value()).toList());
    assertEquals(new Counts(4, 0, 0, 0, 0, 0, 2), ledger.get(0).counts());
    assertEquals(6, ledger.get(0).attempts());
    assertEquals(2, ledger.get(0).runs());
    assertEquals(Duration.ofNanos(64_938_268), ledger.get(0).time());
    assertEquals(Optional.of(Duration.ofMillis(2_800)), ledger.get(0).cpu());
    assertEquals(Optional.empty(), ledger.get(1).cpu());
    assertEquals(2, ledger.get(1).counts().notRun());
    assertEquals(2, store.ledger(1).get(0).counts().passed());
  }

  private static Verdict refused(int host) {
    String message = "java.net.ConnectException: refused by " + host;
    return Verdict.error(
        Cause.EXCEPTION, message, message + "\n\tat a.A.refused" + host + "(A.java:" + host + ")");
  }

  private static void run(Journal journal, String name, Verdict verdict) {
    journal.attempt(journal.plan(test("sample", "a.A", name)), 1, verdict);
  }

  private static Journal many(Instant start, int from, int to) {
    Journal journal = new Journal(start);
    for (int i = from; i < to; i++) {
      run(journal, Integer.toString(i), PASSED);
    }
    return journal.end();
  }

  private static List<String> names(RunComparison compared, Change change) {
    return compared.tests(change).stream().map(each -> each.test().name()).toList();
  }
}
