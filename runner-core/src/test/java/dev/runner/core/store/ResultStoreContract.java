package dev.runner.core.store;

import static dev.runner.core.store.Journal.described;
import static dev.runner.core.store.Journal.test;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.Counts;
import dev.runner.core.result.Flag;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every results store does. */
abstract class ResultStoreContract extends OriginContract {

  @Test
  void findsTheSlowestTests() {
    Journal journal = new Journal(NOON);
    for (int millis : new int[] {5, 30, 0, 20, 30}) {
      journal.took(journal.plan(test("sample", "a.A", "m" + journal.events().size())), millis);
    }
    journal.plan(test("sample", "a.A", "planned"));
    journal.end().storeIn(store);

    assertEquals(
        List.of(2, 5, 4),
        store.slowest(journal.run(), 3).stream().map(StoredTest::number).toList());
    assertEquals(4, store.slowest(journal.run(), 9).size());
    List<Integer> all = new ArrayList<>();
    store.slowest(journal.run(), Integer.MAX_VALUE, test -> all.add(test.number()));
    assertEquals(store.slowest(journal.run(), 9).stream().map(StoredTest::number).toList(), all);
    assertEquals(List.of(), store.slowest(RunId.create(NOON), 9));
  }

  @Test
  void takesNoteOfAnAssembledSuiteWithoutHarm() {
    Journal journal = new Journal(NOON);
    journal.storeIn(store);
    store.append(
        journal.run(), List.of(new RunEvent.SuiteAssembled(1, true, Optional.empty(), 1, 42)));
    assertEquals(RunState.RUNNING, store.find(journal.run()).orElseThrow().summary().state());
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
  void keepsWhyTestsWereLeft() {
    Journal journal = new Journal(NOON);
    int passed = journal.plan(test("sample", "a.A", "passed"));
    journal.start(journal.plan(test("sample", "a.A", "started")), 1);
    journal.plan(test("sample", "a.A", "untouched"));
    journal.attempt(passed, 1, Verdict.passed()).left("cancelled").end().storeIn(store);

    List<StoredTest> tests = tests(journal.run());

    assertEquals(
        List.of("", "cancelled", "cancelled"), tests.stream().map(StoredTest::message).toList());
    assertEquals(Optional.empty(), tests.get(1).outcome());
    assertEquals(2, store.find(journal.run()).orElseThrow().summary().counts().notRun());
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
}
