package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.config.ConfigSources;
import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.report.intake.ImportSource;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import dev.runner.core.suite.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import whose process ends before all of it is stored. */
class KilledImportTests {

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
  void leavesNothingBehindAndCanBeMadeAgain() throws Exception {
    RunId run = imported();
    cutOff(run, 5);
    Files.createFile(workspace.openRuns().resolve(run.toString()));

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
  void isCompletedIfAllOfItIsInTheJournal() throws Exception {
    RunId run = imported();
    try (ResultStore store = store()) {
      store.delete(List.of(run));
      Files.createFile(workspace.openRuns().resolve(run.toString()));

      List<Issue> issues = new RunRecovery(workspace).recover(store);

      assertEquals(List.of("run.recovered"), issues.stream().map(Issue::code).toList());
    }
    assertEquals(2, stored(run).size());
  }

  @Test
  void isStoredAnewWhereOnlyAPartOfItIsStored() throws Exception {
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
            ImportSource.of(results.toString()), Optional.empty(), ImportRequest.PLUGIN, Map.of());
    try (RunReport report =
        new RunImporter(Clock.systemUTC(), RunReports.NONE)
            .importRun(request, imported, heard::add)) {
      assertEquals(ExitStatus.OK, report.status(), report::toString);
      return report.run().orElseThrow();
    }
  }
}
