package dev.runner.core.store;

import static dev.runner.core.store.Journal.test;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import dev.runner.core.result.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store keeps of what tests, classes and forks wrote and published. */
abstract class PublishedContract extends ReplayContract {

  private static final PluginId SAMPLE = new PluginId("sample");
  private static final Scope CLASS = Scope.ofClass(SAMPLE, "a.A", 1);
  private static final Scope ENGINE = Scope.ofClass(SAMPLE, "", 2);
  private static final Scope FORK = Scope.ofFork(1);

  @Test
  void keepsEntriesOfEachAttemptInOrder() {
    Journal journal = new Journal(NOON);
    int number = journal.plan(test("sample", "a.A", "one"));
    journal.start(number, 1).entry(new AttemptId(number, 1), "z", "1", "a", "2");
    journal.entry(new AttemptId(number, 1), "z", "\u0000");
    journal.finish(number, 1, FAILED).attempt(number, 2, Verdict.passed());
    journal.storeIn(store);

    List<StoredEntry> entries = store.entries(journal.run(), new AttemptId(number, 1));

    assertEquals(
        List.of("[z=1, a=2]", "[z=\\u0000]"),
        entries.stream().map(entry -> entry.values().entrySet().toString()).toList());
    assertEquals(NOON.plusMillis(20), entries.get(0).at());
    assertEquals(List.of(), store.entries(journal.run(), new AttemptId(number, 2)));
    List<StoredAttempt> attempts = store.attempts(journal.run(), number);
    assertTrue(attempts.get(0).hasPublished());
    assertFalse(attempts.get(1).hasPublished());
  }

  @Test
  void keepsFilesWithAndWithoutContent() {
    Journal journal = new Journal(NOON);
    int number = journal.plan(test("sample", "a.A", "one"));
    AttemptId by = new AttemptId(number, 1);
    PublishedFile kept = Journal.kept("log.txt", "fork-1/2-one/log.txt");
    PublishedFile lost = PublishedFile.notKept("core", Optional.empty(), 1L << 40, "too large");
    journal.start(number, 1).file(by, kept).file(by, lost).file(CLASS, lost).storeIn(store);

    assertEquals(
        List.of(
            new StoredFile(NOON.plusMillis(30), kept), new StoredFile(NOON.plusMillis(30), lost)),
        store.files(journal.run(), by));
    assertEquals(
        List.of(new StoredFile(NOON.plusMillis(30), lost)), store.files(journal.run(), CLASS));
    assertTrue(tests(journal.run()).get(0).last().hasPublished());
  }

  @Test
  void keepsWhatIsWrittenOutsideOfTestsApart() {
    Journal journal = new Journal(NOON);
    journal.output(CLASS, OutputStreamKind.STDOUT, "set-up ");
    journal.output(ENGINE, OutputStreamKind.LOG, "engine");
    journal.output(FORK, OutputStreamKind.PROCESS, "native");
    journal.output(CLASS, OutputStreamKind.STDOUT, "tear-down");
    journal.entry(Scope.ofClass(SAMPLE, "b.B", 3), "k", "v");
    journal.storeIn(store);

    RunId run = journal.run();
    assertEquals(
        List.of("fork 1", "sample", "sample:a.A", "sample:b.B"),
        store.scopes(run).stream().map(Scope::text).toList());
    assertEquals(
        Optional.of(new CapturedText("set-up tear-down", 16)),
        store.output(run, CLASS, OutputStreamKind.STDOUT));
    assertEquals(
        Optional.of(new CapturedText("engine", 6)),
        store.output(run, ENGINE, OutputStreamKind.LOG));
    assertEquals(
        Optional.of(new CapturedText("native", 6)),
        store.output(run, FORK, OutputStreamKind.PROCESS));
    assertEquals(Optional.empty(), store.output(run, FORK, OutputStreamKind.STDOUT));
    assertEquals(Map.of("k", "v"), store.entries(run, store.scopes(run).get(3)).get(0).values());
  }

  @Test
  void goesOnCountingWhereAnotherProcessStopped() {
    Journal journal = new Journal(NOON);
    journal.entry(CLASS, "k", "1").output(FORK, OutputStreamKind.STDOUT, "a");
    journal.storeIn(store);
    store.close();
    store = open();
    int stored = journal.events().size();
    journal.entry(CLASS, "k", "2").output(FORK, OutputStreamKind.STDOUT, "b");
    store.append(journal.run(), journal.events().subList(stored, journal.events().size()));
    journal.storeIn(store);

    assertEquals(2, store.entries(journal.run(), CLASS).size());
    assertEquals(
        Optional.of(new CapturedText("ab", 2)),
        store.output(journal.run(), FORK, OutputStreamKind.STDOUT));
  }
}
