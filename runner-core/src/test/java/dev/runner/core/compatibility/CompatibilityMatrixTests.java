package dev.runner.core.compatibility;

import static dev.runner.core.store.Journal.test;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.RunPlaced;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.RunState;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompatibilityMatrixTests {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final RunPlaced JDK17 = place("17.0.16", Optional.of("staging"));
  private static final RunPlaced JDK25 = place("25.0.1", Optional.of("staging"));

  @TempDir private Path folder;

  private ResultStore store;

  @BeforeEach
  void open() {
    store = SqliteStore.open(folder.resolve("results.db"), folder.resolve("native"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void addsUpTheRunsOfEachPlace() {
    stored(run(0, PluginState.LOADED, true, false), JDK17);
    Journal last = stored(run(1, PluginState.LOADED, true, true), JDK17);
    stored(run(2, PluginState.LOADED, false), JDK25);
    List<CompatibilityRow> rows = rows();
    assertEquals(2, rows.size());
    CompatibilityRow old = rows.get(0);
    assertEquals(Optional.of("17.0.16"), old.combination().jdk());
    assertEquals(Optional.of("staging"), old.combination().environment());
    assertEquals(2, old.runs());
    assertEquals(3, old.counts().passed());
    assertEquals(1, old.counts().failed());
    assertEquals(NOON, old.firstAt());
    assertEquals(last.run(), old.lastRun());
    assertEquals(PluginVerdict.PASSED, old.lastVerdict());
    assertEquals(PluginVerdict.FAILED, rows.get(1).lastVerdict());
  }

  @Test
  void countsPluginsThatCouldNotBeLoadedAndNotThoseThatHadNothingToDo() {
    stored(run(0, PluginState.LOADED, true), JDK17);
    stored(run(1, PluginState.REJECTED), JDK17);
    stored(run(2, PluginState.FAILED), JDK17);
    stored(run(3, PluginState.LOADED), JDK17);
    stored(run(4, PluginState.DISABLED), JDK17);
    CompatibilityRow row = rows().get(0);
    assertEquals(3, row.runs());
    assertEquals(2, row.notLoaded());
    assertEquals(PluginVerdict.NOT_LOADED, row.lastVerdict());
  }

  @Test
  void knowsTheJdkOfAPluginThatHasOneOfItsOwn() {
    RunPlaced own =
        new RunPlaced("0.1.0", "17", Map.of(new PluginId("shop"), "25"), Optional.empty());
    stored(run(0, PluginState.LOADED, true), own);
    Combination combination = rows().get(0).combination();
    assertEquals(Optional.of("25"), combination.jdk());
    assertEquals(Optional.empty(), combination.environment());
  }

  @Test
  void keepsRunsOfWhichNobodyKnowsWhere() {
    run(0, PluginState.LOADED, true).end().storeIn(store);
    CompatibilityRow row = rows().get(0);
    assertEquals(Optional.empty(), row.combination().runner());
    assertEquals(Optional.empty(), row.combination().jdk());
    assertEquals(1, row.counts().passed());
  }

  @Test
  void leavesOutRunsUnderWayAndPartsOfAMergedRun() {
    Journal part = stored(run(0, PluginState.LOADED, true), JDK17);
    Journal merged = run(1, PluginState.LOADED, true);
    store.append(
        merged.run(),
        List.of(
            merged.events().get(0),
            new RunEvent.PartMerged(part.run(), Optional.empty(), RunState.FINISHED, NOON),
            JDK25));
    store.append(merged.run(), merged.end().events().subList(1, merged.events().size()));
    run(2, PluginState.LOADED, true).storeIn(store);
    List<CompatibilityRow> rows = rows();
    assertEquals(List.of(merged.run()), rows.stream().map(CompatibilityRow::lastRun).toList());
    assertEquals(1, rows.get(0).runs());
  }

  private List<CompatibilityRow> rows() {
    return new CompatibilityMatrix(store).rows();
  }

  private static Journal run(int minute, PluginState state, boolean... passed) {
    Journal journal = new Journal(NOON.plusSeconds(60L * minute)).plugin("shop", state);
    for (int i = 0; i < passed.length; i++) {
      Verdict verdict = passed[i] ? Verdict.passed() : Verdict.failed("no", "at");
      journal.attempt(journal.plan(test("shop", "a.A", "m" + i)), 1, verdict);
    }
    return journal;
  }

  private Journal stored(Journal journal, RunPlaced place) {
    store.append(journal.run(), List.of(journal.events().get(0), place));
    store.append(journal.run(), journal.end().events().subList(1, journal.events().size()));
    return journal;
  }

  private static RunPlaced place(String jdk, Optional<String> environment) {
    return new RunPlaced("0.1.0", jdk, Map.of(), environment);
  }
}
