package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.event.RunEvent;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that is set back, or forth, while a run is under way. */
class ClockJumpTests {

  @TempDir Path folder;

  @Test
  void aKilledRunThatBeganTomorrowTookNoTimeAtAll() throws IOException {
    assertEquals(Duration.ZERO, recovered(Instant.now().plus(Duration.ofDays(1))));
  }

  @Test
  void aResumedRunKeepsTheTimeItHadTakenBeforeTheClockWasSetBack() throws IOException {
    RunId run = RunId.create(Instant.now());
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    Duration before = Duration.ofSeconds(7);
    assertEquals(
        before, recovered(run, started(run), new RunEvent.RunResumed(run, tomorrow, "r", before)));
  }

  private Duration recovered(Instant begin) throws IOException {
    RunId run = RunId.create(begin);
    return recovered(run, new RunEvent.RunStarted(run, begin, "runner run", "{}"));
  }

  private static RunEvent started(RunId run) {
    return new RunEvent.RunStarted(run, Instant.now(), "runner run", "{}");
  }

  private Duration recovered(RunId run, RunEvent... events) throws IOException {
    Workspace workspace = new Workspace(folder);
    try (Journal journal = Journal.create(workspace.runFolder(run).resolve("journal"))) {
      journal.append(List.of(events));
    }
    Files.createDirectories(workspace.openRuns());
    Files.createFile(workspace.openRuns().resolve(run.toString()));
    try (ResultStore store =
        SqliteStore.open(folder.resolve("store.db"), folder.resolve("native"))) {
      new RunRecovery(workspace).recover(store);
      RunSummary summary = store.find(run).orElseThrow().summary();
      assertEquals(RunState.LOST, summary.state());
      return summary.duration().orElseThrow();
    }
  }
}
