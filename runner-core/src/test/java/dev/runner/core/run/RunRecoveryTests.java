package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecoveryTests {

  @TempDir private Path folder;

  @Test
  void aRunThatCannotBeCompletedIsInNobodysWay() throws IOException {
    Workspace workspace = new Workspace(folder);
    RunId impossible = killed(workspace, Instant.parse("0001-01-01T00:00:00Z"));
    RunId usual = killed(workspace, Instant.parse("2026-01-02T12:00:00Z"));

    try (ResultStore store =
        SqliteStore.open(folder.resolve("store.db"), folder.resolve("native"))) {
      List<Issue> issues = new RunRecovery(workspace).recover(store);

      assertEquals(RunState.LOST, store.find(usual).orElseThrow().summary().state());
      Issue told =
          issues.stream()
              .filter(issue -> issue.subject().equals(impossible.toString()))
              .findFirst()
              .orElseThrow();
      assertEquals("run.not-recovered", told.code());
      assertTrue(told.message().contains("ArithmeticException"), told::message);
      assertEquals(2, issues.size());
    }
  }

  @Test
  void holdsOneRunAtATimeHoweverManyWereLeft() throws IOException {
    Workspace workspace = new Workspace(folder);
    for (int i = 0; i < 3; i++) {
      killed(workspace, Instant.parse("2026-01-02T12:00:00Z"));
    }
    OpenRuns runs = new OpenRuns(folder);
    List<Boolean> free = new ArrayList<>();

    runs.eachAbandoned(
        held -> {
          for (String other : List.of(workspace.openRuns().toFile().list())) {
            if (!other.equals(held.run().toString())) {
              Optional<OpenRuns.Claim> claim = runs.tryClaim(RunId.parse(other));
              free.add(claim.isPresent());
              claim.orElseThrow().close();
            }
          }
        });

    assertEquals(List.of(true, true, true, true, true, true), free);
  }

  /** Leaves a run behind that took from then to now. */
  private static RunId killed(Workspace workspace, Instant begin) throws IOException {
    RunId run = RunId.create(Instant.now());
    try (Journal journal = Journal.create(workspace.runFolder(run).resolve("journal"))) {
      journal.append(List.of(new RunStarted(run, begin, "runner run", "{}")));
    }
    Files.createDirectories(workspace.openRuns());
    Files.createFile(workspace.openRuns().resolve(run.toString()));
    return run;
  }
}
