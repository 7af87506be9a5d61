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
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.TestKey;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a store answers about the histories of tests, and about the failures of a run. */
abstract class QuestionsContract extends FlakyContract {

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
  void tellsWhichTestsItKnowsAndHowTheyWereFirstDescribed() {
    Journal first = new Journal(NOON);
    TestDescription old = described("sample", "a.Old", "one", Optional.of(UUID), List.of());
    first.plan(old);
    List<TestDescription> many = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      many.add(test("sample", "a.A", "m\u0000" + i));
      first.plan(many.get(i));
    }
    first.storeIn(store);
    Journal second = new Journal(NOON.plusSeconds(60));
    second.plan(described("sample", "a.New", "two", Optional.of(UUID), List.of()));
    second.storeIn(store);
    List<TestKey> keys = new ArrayList<>(many.stream().map(TestDescription::key).toList());
    keys.add(old.key());
    keys.add(test("sample", "a.A", "unknown").key());

    Map<TestKey, TestDescription> known = store.known(keys);

    assertEquals(451, known.size());
    assertEquals(old, known.get(old.key()));
    assertEquals(Map.of(), store.known(List.of()));
  }

  @Test
  void findsTestsByAnIdThatTheyShare() {
    Journal journal = new Journal(NOON);
    for (String name : List.of("a.A", "a.B")) {
      journal.plan(described("sample", name, "m", Optional.empty(), List.of("id-" + UUID, "x")));
    }
    journal.storeIn(store);

    assertEquals(2, store.history(UUID, 9).size());
    assertEquals(List.of(), store.history(UUID.substring(1), 9));
    assertEquals(List.of(), store.history(UUID.substring(0, 9), 9));
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
  void addsUpDurationsThatAreLongerThanAnyTest() {
    Duration longest = Duration.ofDays(10_000).plusNanos(999_999_999);
    Journal journal = new Journal(NOON).plugin("sample", PluginState.LOADED);
    for (int i = 0; i < 20; i++) {
      int test = journal.plan(test("sample", "a.A", "t" + i));
      journal.start(test, 1).add(new RunEvent.AttemptFinished(test, 1, PASSED, longest));
    }
    journal.end().storeIn(store);

    Duration all = longest.multipliedBy(20);
    assertEquals(all, store.classes(journal.run()).get(0).duration());
    assertEquals(all, store.ledger(9).get(0).time());
    assertEquals(20, store.slowest(journal.run(), 99).size());
    assertEquals(20, store.durations().size());
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
  void storesAndFindsATestWithALongName() {
    StringBuilder name = new StringBuilder("n");
    Random random = new Random(7);
    while (name.length() < 6_000) {
      name.append(Long.toHexString(random.nextLong()));
    }
    Journal journal = new Journal(NOON);
    run(journal, name.toString(), FAILED);
    journal.end().storeIn(store);

    String printed = store.failing().get(0).test().description().printedId();
    assertTrue(printed.endsWith(name.toString()), printed);
    assertEquals(1, store.history(printed, 9).size());
  }

  @Test
  void countsATestOnceThatARunHasTwice() {
    for (int i = 0; i < 3; i++) {
      Journal journal = new Journal(NOON.plusSeconds(i));
      run(journal, "twice", i == 1 ? FAILED : PASSED);
      run(journal, "twice", PASSED);
      journal.end().storeIn(store);
    }

    assertTrue(store.flaky(9).size() <= 1);
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
        Optional<Long> bytes = fork == 1 ? Optional.of(1L << 40) : Optional.empty();
        Duration cpu = Duration.ofMillis(700);
        journal.add(new RunEvent.PluginUsed(new PluginId("sample"), fork, cpu, bytes));
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
    assertEquals(Optional.of(1L << 41), ledger.get(0).allocated());
    assertEquals(Optional.empty(), ledger.get(1).cpu());
    assertEquals(Optional.empty(), ledger.get(1).allocated());
    assertEquals(2, ledger.get(1).counts().notRun());
    assertEquals(2, store.ledger(1).get(0).counts().passed());
  }

  private static Verdict refused(int host) {
    String message = "java.net.ConnectException: refused by " + host;
    return Verdict.error(
        Cause.EXCEPTION, message, message + "\n\tat a.A.refused" + host + "(A.java:" + host + ")");
  }
}
