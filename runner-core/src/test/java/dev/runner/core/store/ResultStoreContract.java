package dev.runner.core.store;

import static dev.runner.core.store.Journal.described;
import static dev.runner.core.store.Journal.test;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Counts;
import dev.runner.core.result.Flag;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every results store does. */
abstract class ResultStoreContract {

  static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

  private static final String UUID = "0b6e0f2c-6d2c-4a57-9a5e-0c5b7a1f2d3e";

  private static final Verdict FAILED = Verdict.failed("expected 1 but was 2", "at A.a(A.java:7)");

  private ResultStore store;

  /** Opens the one store of this test, anew each time. */
  abstract ResultStore open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void keepsWhatIsKnownOfARun() {
    Issue issue = Issue.error("plugin.corrupt-jar", "x.jar", "no zip").at("plugins/x.jar");
    Journal journal =
        new Journal(NOON)
            .plugin("sample", PluginState.LOADED)
            .plugin("broken", PluginState.REJECTED)
            .issue(issue)
            .issue(issue);
    journal.attempt(journal.plan(test("sample", "a.A", "one")), 1, Verdict.passed());
    journal.end().storeIn(store);
    store.complete(journal.run(), Outcome.ERROR, 3);

    StoredRun run = store.find(journal.run()).orElseThrow();

    Counts one = new Counts(1, 0, 0, 0, 0, 0, 0);
    assertEquals(
        new RunSummary(
            journal.run(),
            RunState.FINISHED,
            Optional.of(Outcome.ERROR),
            OptionalInt.of(3),
            NOON,
            Optional.of(Duration.ofMillis(1_234)),
            "runner run",
            one),
        run.summary());
    assertEquals("{\"plugins\":[]}", run.request());
    assertEquals(List.of(issue, issue), run.issues());
    assertEquals(
        List.of("broken REJECTED 0", "sample LOADED 1"),
        run.plugins().stream()
            .map(p -> p.plugin() + " " + p.state() + " " + p.counts().planned())
            .toList());
    assertEquals(List.of(run.summary()), store.runs(10));
  }

  @Test
  void keepsARunThatHasOnlyBegun() {
    Journal journal = new Journal(NOON);
    journal.storeIn(store);

    RunSummary run = store.find(journal.run()).orElseThrow().summary();

    assertEquals(RunState.RUNNING, run.state());
    assertEquals(Optional.empty(), run.outcome());
    assertEquals(OptionalInt.empty(), run.exit());
    assertEquals(Optional.empty(), run.duration());
    assertEquals(Counts.NONE, run.counts());
  }

  @Test
  void findsNoRunThatIsNotStored() {
    assertEquals(Optional.empty(), store.find(RunId.create(NOON)));
  }

  @Test
  void countsEveryPlannedTestOnce() {
    Journal journal = mixed(NOON);
    journal.storeIn(store);

    StoredRun run = store.find(journal.run()).orElseThrow();

    assertEquals(new Counts(2, 1, 1, 1, 1, 2, 1), run.summary().counts());
    assertEquals(8, run.summary().counts().planned());
    assertEquals(new Counts(0, 0, 0, 0, 0, 1, 0), run.plugins().get(0).counts());
    assertEquals(new Counts(2, 1, 1, 1, 1, 1, 1), run.plugins().get(1).counts());
    assertEquals(run.summary().counts(), store.runs(1).get(0).counts());
  }

  @Test
  void addsUpClasses() {
    Journal journal = mixed(NOON);
    journal.storeIn(store);

    List<StoredClass> classes = store.classes(journal.run());

    assertEquals(
        List.of("other b.B 1", "sample a.A 6", "sample a.C 1"),
        classes.stream()
            .map(c -> c.plugin() + " " + c.name() + " " + c.counts().planned())
            .toList());
    assertEquals(Optional.of(NOON.plusMillis(10)), classes.get(1).startedAt());
    assertEquals(Duration.ofNanos(6 * 1_234_567), classes.get(1).duration());
  }

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

  @Test
  void keepsTheStartOfAnAttemptWithoutEnd() {
    Journal journal = new Journal(NOON);
    journal.start(journal.plan(test("sample", "a.A", "started")), 1);
    journal.plan(test("sample", "a.A", "untouched"));
    journal.storeIn(store);

    List<StoredTest> tests = tests(journal.run());

    StoredAttempt open = tests.get(0).last();
    assertEquals(Optional.empty(), tests.get(0).outcome());
    assertEquals(Optional.of(NOON.plusMillis(10)), open.startedAt());
    assertEquals(OptionalInt.of(1), open.fork());
    assertEquals(Optional.empty(), open.duration());
    assertEquals(1, tests.get(0).attempts());
    assertEquals(0, tests.get(1).attempts());
    assertEquals(Optional.empty(), tests.get(1).last().startedAt());
  }

  @Test
  void keepsEveryAttemptAndJudgesByTheLast() {
    Journal journal = mixed(NOON);
    journal.storeIn(store);

    StoredTest flaky = tests(journal.run()).get(2);
    List<StoredAttempt> attempts = store.attempts(journal.run(), flaky.number());

    assertEquals("flaky", flaky.description().name());
    assertEquals(Optional.of(Outcome.PASSED), flaky.outcome());
    assertEquals(Set.of(Flag.FLAKY), flaky.flags());
    assertEquals(2, flaky.attempts());
    assertEquals(
        List.of(Outcome.FAILED, Outcome.PASSED),
        attempts.stream().map(a -> a.verdict().orElseThrow().outcome()).toList());
    assertEquals("at A.a(A.java:7)", attempts.get(0).verdict().orElseThrow().detail());
  }

  @Test
  void isNotFlakyIfTheAttemptBeforeWasOnlyAborted() {
    Journal journal = new Journal(NOON);
    int test = journal.plan(test("sample", "a.A", "one"));
    journal.attempt(test, 1, Verdict.aborted("no network", ""));
    journal.attempt(test, 2, Verdict.passed());
    journal.storeIn(store);

    assertEquals(Set.of(), tests(journal.run()).get(0).flags());
  }

  @Test
  void ordersTestsByPluginClassAndNumber() {
    Journal journal = new Journal(NOON);
    journal.plan(test("b", "a.A", "one"));
    journal.plan(test("a", "z.Z", "two"));
    journal.plan(test("a", "a.A", "three"));
    journal.plan(test("a", "a.A", "alpha"));
    journal.storeIn(store);

    assertEquals(
        List.of("three", "alpha", "two", "one"),
        tests(journal.run()).stream().map(t -> t.description().name()).toList());
  }

  @Test
  void keepsDescriptionsWhole() {
    var described =
        described("sample", "a.A$B", "one(int)(#3)", Optional.of(UUID), List.of("slow", "smoke"));
    Journal journal = new Journal(NOON);
    journal.plan(described);
    journal.storeIn(store);

    assertEquals(described, tests(journal.run()).get(0).description());
  }

  @Test
  void keepsOutputOfEachAttemptAndStream() {
    Journal journal = new Journal(NOON);
    int test = journal.plan(test("sample", "a.A", "one"));
    String pound = "long enough to be compressed £ ".repeat(500);
    journal.start(test, 1).output(test, 1, OutputStreamKind.STDOUT, "tick\n");
    journal.output(test, 1, OutputStreamKind.STDERR, "oops\n");
    journal.output(test, 1, OutputStreamKind.STDOUT, "tick\n");
    journal.finish(test, 1, FAILED).start(test, 2);
    journal.output(test, 2, OutputStreamKind.LOG, pound);
    journal.storeIn(store);

    RunId run = journal.run();
    assertEquals(
        Optional.of(new CapturedText("tick\ntick\n", 10)),
        store.output(run, test, 1, OutputStreamKind.STDOUT));
    assertEquals(
        Optional.of(new CapturedText("oops\n", 5)),
        store.output(run, test, 1, OutputStreamKind.STDERR));
    assertEquals(
        Optional.of(new CapturedText(pound, pound.length() + 500)),
        store.output(run, test, 2, OutputStreamKind.LOG));
    assertEquals(Optional.empty(), store.output(run, test, 2, OutputStreamKind.STDOUT));
    assertTrue(tests(run).get(0).last().hasOutput());
  }

  @Test
  void saysHowMuchOutputWasLeftOut() {
    Journal journal = new Journal(NOON);
    int test = journal.plan(test("sample", "a.A", "one"));
    journal.start(test, 1).output(test, 1, OutputStreamKind.STDOUT, "head");
    journal.outputAfterGap(test, "tail", 7_000);
    journal.storeIn(store);

    assertEquals(
        Optional.of(new CapturedText("head\n[7000 bytes left out]\ntail", 7_008)),
        store.output(journal.run(), test, 1, OutputStreamKind.STDOUT));
  }

  @Test
  void letsTheConsumerOfTestsReadTheStore() {
    Journal journal = mixed(NOON);
    journal.storeIn(store);
    List<String> seen = new ArrayList<>();

    store.tests(
        journal.run(),
        outer -> {
          store
              .output(journal.run(), outer.number(), 1, OutputStreamKind.STDOUT)
              .ifPresent(text -> seen.add(text.text()));
          store.tests(journal.run(), inner -> seen.add(""));
        });

    assertEquals(8 * 8 + 2, seen.size());
    assertTrue(seen.contains("first try\n"));
  }

  @Test
  void writesWhatNoDatabaseKeepsAsVisibleEscape() {
    Journal journal = new Journal(NOON);
    int test = journal.plan(test("sample", "a.A", "nul\u0000half\uD83D"));
    journal.attempt(test, 1, Verdict.failed("\uDE00 and \uD83D\uDE00", "tab\t\u0001"));
    journal.storeIn(store);
    journal.storeIn(store);

    StoredTest stored = tests(journal.run()).get(0);
    assertEquals("nul\\u0000half\\uD83D", stored.description().name());
    assertEquals("\\uDE00 and \uD83D\uDE00", stored.message());
    assertEquals("tab\t\u0001", stored.detail());
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

  private RunId stored(Instant start) {
    Journal journal = new Journal(start);
    journal.storeIn(store);
    return journal.run();
  }

  private static Journal failingOne(Instant start) {
    Journal journal = new Journal(start);
    journal.attempt(journal.plan(test("sample", "a.A", "one")), 1, FAILED);
    return journal;
  }

  /** A run with every outcome, several attempts, output and two plugins. */
  static Journal mixed(Instant start) {
    Journal journal =
        new Journal(start)
            .plugin("sample", PluginState.LOADED)
            .plugin("other", PluginState.LOADED)
            .issue(Issue.warning("suite.slow", "a.A", "slow"));
    int passed = journal.plan(test("sample", "a.A", "passed"));
    int flaky = journal.plan(test("sample", "a.A", "flaky"));
    int failed = journal.plan(test("sample", "a.A", "failed"));
    int crashed = journal.plan(test("sample", "a.A", "crashed"));
    journal.plan(test("other", "b.B", "planned"));
    int skipped = journal.plan(test("sample", "a.A", "skipped"));
    int aborted = journal.plan(test("sample", "a.A", "aborted"));
    int started = journal.plan(test("sample", "a.C", "started"));
    journal.attempt(passed, 1, Verdict.passed());
    journal.start(flaky, 1).output(flaky, 1, OutputStreamKind.STDOUT, "first try\n");
    journal.finish(flaky, 1, FAILED).start(flaky, 2);
    journal.output(flaky, 2, OutputStreamKind.STDERR, "second try\n");
    journal.output(flaky, 2, OutputStreamKind.STDERR, "second try\n");
    journal.finish(flaky, 2, Verdict.passed());
    journal.attempt(failed, 1, FAILED);
    journal.start(crashed, 1).output(crashed, 1, OutputStreamKind.LOG, "going down");
    journal.finish(crashed, 1, Verdict.error(Cause.CRASHED, "fork 1 ended with 137", ""));
    journal.finish(skipped, 1, Verdict.skipped(Cause.DISABLED, "not today"));
    journal.attempt(aborted, 1, Verdict.aborted("no network", ""));
    journal.output(aborted, 1, OutputStreamKind.STDOUT, "late");
    return journal.start(started, 1).end();
  }

  private static void inBatches(ResultStore store, Journal journal, int size) {
    List<RunEvent> events = journal.events();
    for (int from = 0; from < events.size(); from += size) {
      store.append(journal.run(), events.subList(from, Math.min(from + size, events.size())));
    }
  }

  private List<StoredTest> tests(RunId run) {
    List<StoredTest> tests = new ArrayList<>();
    store.tests(run, tests::add);
    return tests;
  }

  /** Everything a store tells about a run, as a text. */
  private String everything(RunId run) {
    StringBuilder all = new StringBuilder();
    all.append(store.find(run)).append('\n').append(store.failing()).append('\n');
    store.tests(
        run,
        test -> {
          List<StoredAttempt> attempts = store.attempts(run, test.number());
          all.append(test).append('\n').append(attempts).append('\n');
          for (StoredAttempt attempt : attempts) {
            for (OutputStreamKind stream : OutputStreamKind.values()) {
              all.append(store.output(run, test.number(), attempt.attempt(), stream));
            }
          }
        });
    return all.toString();
  }
}
