package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.config.ConfigSources;
import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.report.intake.ImportSource;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.SqliteStore;
import dev.runner.core.suite.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunImporterTests {

  @TempDir private Path folder;
  private Workspace workspace;
  private Path results;
  private final List<RunEvent> heard = new ArrayList<>();

  @BeforeEach
  void writeResults() throws Exception {
    workspace = new Workspace(folder.resolve("w"));
    Files.createDirectories(workspace.root());
    results =
        Files.writeString(
            folder.resolve("a.xml"),
            "<testsuite timestamp='2026-01-02T12:00:00'><testcase classname='C' name='a'/>"
                + "<testcase classname='C' name='b'/></testsuite>");
  }

  @Test
  void anImportThatWasKilledLeavesNothingBehindAndCanBeMadeAgain() throws Exception {
    RunId run = imported();
    cutOff(run, 5);
    Files.createFile(workspace.openRuns().resolve(run.toString()));
    assertFalse(LeftRuns.hadEnded(workspace, run.toString()));

    List<Issue> issues;
    try (ResultStore store = store()) {
      issues = new RunRecovery(workspace).recover(store);
      assertTrue(store.find(run).isEmpty(), "a part of it is stored");
    }

    assertEquals(List.of("run.import-killed"), issues.stream().map(Issue::code).toList());
    assertTrue(issues.get(0).message().endsWith("nothing of it is stored: import again"));
    assertFalse(Files.exists(workspace.runFolder(run)));
    assertFalse(new RunRecovery(workspace).mayBeNeeded());
    assertEquals(run, imported());
    assertEquals(2, stored(run).size());
  }

  @Test
  void anImportIsCompletedIfAllOfItIsInTheJournal() throws Exception {
    RunId run = imported();
    try (ResultStore store = store()) {
      store.delete(List.of(run));
      Files.createFile(workspace.openRuns().resolve(run.toString()));
      assertTrue(LeftRuns.hadEnded(workspace, run.toString()));

      List<Issue> issues = new RunRecovery(workspace).recover(store);

      assertEquals(List.of("run.recovered"), issues.stream().map(Issue::code).toList());
      String told = issues.get(0).message();
      assertTrue(told.contains("had ended and waited for the store"), told);
    }
    assertEquals(2, stored(run).size());
  }

  @Test
  void anImportIsStoredAnewWhereOnlyAPartOfItIsStored() throws Exception {
    RunId run = imported();
    Path journal = workspace.runFolder(run).resolve("journal");
    cutOff(run, 5);
    try (ResultStore store = store()) {
      store.delete(List.of(run));
      JournalReplay replay = new JournalReplay(run, store);
      Journal.replay(journal, replay::take);
      replay.flush();
    }
    assertEquals(1, stored(run).size());

    imported();

    assertEquals(2, stored(run).size());
    assertFalse(heard.toString().contains("run.imported-before"), heard::toString);
    assertFalse(new RunRecovery(workspace).mayBeNeeded());
    imported();
    assertTrue(heard.toString().contains("run.imported-before"), heard::toString);
    assertFalse(new RunRecovery(workspace).mayBeNeeded());
  }

  @Test
  void linesThatEndBeforeTheRunMakeItIncompleteHoweverGoodTheyAre() throws Exception {
    Path lines =
        Files.writeString(
            folder.resolve("a.ndjson"),
            """
            {"version": 1, "seq": 1, "kind": "test-planned", "test": 1, "plugin": "p", "class": "C", "name": "m", "time": "2026-01-02T12:00:00Z"}
            {"version": 1, "seq": 2, "kind": "attempt-finished", "test": 1, "attempt": 1, "outcome": "PASSED", "time": "2026-01-02T12:00:01Z"}
            """);

    for (int time = 1; time <= 2; time++) {
      try (RunReport report = importing(lines)) {
        assertEquals(ExitStatus.INCOMPLETE, report.status(), report::toString);
        RunSummary summary =
            report.store().orElseThrow().find(report.run().orElseThrow()).orElseThrow().summary();
        assertEquals(RunState.LOST, summary.state());
        assertEquals(OptionalInt.of(5), summary.exit());
      }
    }
    assertTrue(heard.toString().contains("run.imported-before"), heard::toString);
  }

  @Test
  void resultsThatNameNoTimeAreTheSameRunWheneverTheirFileWasWritten() throws Exception {
    String text = "<testsuite><testcase classname='C' name='a'/></testsuite>";
    Path file = Files.writeString(folder.resolve("timeless.xml"), text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T12:00:00Z")));
    Path copy = Files.writeString(folder.resolve("copy.xml"), text);
    Path other = Files.writeString(folder.resolve("other.xml"), text.replace("'a'", "'b'"));

    List<RunId> runs = new ArrayList<>();
    for (Path each : List.of(file, copy, other)) {
      try (RunReport report = importing(each)) {
        runs.add(report.run().orElseThrow());
      }
    }

    assertEquals(runs.get(0), runs.get(1));
    assertTrue(heard.toString().contains("run.imported-before"), heard::toString);
    assertNotEquals(runs.get(0), runs.get(2));
    try (ResultStore store = store()) {
      RunSummary summary = store.find(runs.get(0)).orElseThrow().summary();
      assertEquals(Instant.parse("2026-01-02T12:00:00Z"), summary.startedAt());
    }
  }

  @Test
  void anImportWithTestsLeftIsPrunedAsNobodyCanResumeIt() throws Exception {
    Path lines =
        Files.writeString(
            folder.resolve("a.ndjson"),
            """
            {"version": 1, "seq": 1, "kind": "test-planned", "test": 1, "plugin": "p", "class": "C", "name": "m", "time": "2026-01-02T12:00:00Z"}
            """);
    RunId run;
    try (RunReport report = importing(lines)) {
      run = report.run().orElseThrow();
    }
    PruneRule all = new PruneRule(OptionalInt.of(0), Optional.empty(), OptionalLong.empty(), false);
    try (ResultStore store = store()) {
      PrunePlan plan = new RunPruner(workspace, store).plan(all, Instant.now());

      assertEquals(List.of(run), plan.runs().stream().map(one -> one.run().run()).toList());
      assertEquals(List.of(), plan.spared());
    }
  }

  @Test
  void sizesOfRunsThatWouldGoAreThoseOfTheirFilesWhateverTheRule() throws Exception {
    imported();
    PruneRule all = new PruneRule(OptionalInt.of(0), Optional.empty(), OptionalLong.empty(), false);
    PruneRule size =
        new PruneRule(OptionalInt.empty(), Optional.empty(), OptionalLong.of(1), false);
    try (ResultStore store = store()) {
      RunPruner pruner = new RunPruner(workspace, store);
      assertEquals(pruner.plan(all, Instant.now()), pruner.plan(size, Instant.now()));
    }
  }

  /** Leaves only the first events of a run in its journal. */
  private void cutOff(RunId run, int events) throws Exception {
    Path journal = workspace.runFolder(run).resolve("journal");
    List<RunEvent> all = new ArrayList<>();
    Journal.replay(journal, all::add);
    Files.delete(journal);
    try (Journal part = Journal.create(journal)) {
      part.append(all.subList(0, events));
    }
  }

  private List<String> stored(RunId run) {
    List<String> names = new ArrayList<>();
    try (ResultStore store = store()) {
      store.tests(run, test -> names.add(test.description().name()));
    }
    return names;
  }

  private ResultStore store() {
    return SqliteStore.open(workspace.root().resolve("results.db"), folder.resolve("native"));
  }

  private RunId imported() throws Exception {
    try (RunReport report = importing(results)) {
      assertEquals(ExitStatus.OK, report.status(), report::toString);
      return report.run().orElseThrow();
    }
  }

  private RunReport importing(Path file) throws Exception {
    ConfigSources sources =
        new ConfigSources(
            Map.of("store.file", "results.db", "cache.dir", folder.resolve("cache").toString()),
            Map.of(),
            List.of());
    RunRequest request =
        new RunRequest(
            workspace.root(),
            List.of(),
            sources,
            Selection.ALL,
            Execution.SERIAL,
            false,
            "runner runs import");
    ImportRequest imported =
        new ImportRequest(
            ImportSource.of(file.toString()), Optional.empty(), ImportRequest.PLUGIN, Map.of());
    return new RunImporter(Clock.systemUTC(), RunReports.NONE)
        .importRun(request, imported, heard::add);
  }
}
