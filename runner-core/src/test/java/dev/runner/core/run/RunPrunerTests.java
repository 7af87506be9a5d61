package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.Counts;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.SqliteStore;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPrunerTests {

  private static final int MANY = 1_100;

  @TempDir private Path folder;
  private Workspace workspace;
  private ResultStore store;
  private final List<RunId> deleted = new ArrayList<>();

  @BeforeEach
  void openStore() {
    workspace = new Workspace(folder.resolve("w"));
    store = SqliteStore.open(folder.resolve("store.db"), folder.resolve("native"));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void holdsSomeHundredRunsAtATimeHoweverManyGo() throws Exception {
    List<RunId> runs = runs(MANY);
    Path own = Files.createDirectories(workspace.runFolder(runs.get(MANY - 1)));
    List<Integer> held = new ArrayList<>();

    new RunPruner(workspace, store)
        .delete(
            plan(runs),
            one -> {
              deleted.add(one.run().run());
              held.add(held());
            });

    assertEquals(runs, deleted);
    assertTrue(held.stream().allMatch(files -> files <= 500), held::toString);
    assertEquals(0, held());
    assertFalse(Files.exists(own));
  }

  @Test
  void leavesRunsAloneThatSomebodyHasTakenUpSince() throws Exception {
    List<RunId> runs = runs(3);
    try (OpenRuns.Claim resumed = new OpenRuns(workspace.root()).claim(runs.get(1))) {
      new RunPruner(workspace, store).delete(plan(runs), one -> deleted.add(one.run().run()));

      assertEquals(List.of(runs.get(0), runs.get(2)), deleted);
      assertTrue(Files.exists(resumed.file()));
    }
  }

  @Test
  void tellsWhatIsDeletedAlreadyIfTheRestCannotBeClaimed() throws Exception {
    List<RunId> runs = runs(501);
    Files.createDirectories(workspace.openRuns().resolve(runs.get(500).toString()));

    assertThrows(
        UncheckedIOException.class,
        () ->
            new RunPruner(workspace, store)
                .delete(plan(runs), one -> deleted.add(one.run().run())));

    assertEquals(runs.subList(0, 500), deleted);
  }

  private int held() {
    String[] open = workspace.openRuns().toFile().list();
    return open == null ? 0 : open.length;
  }

  private static List<RunId> runs(int count) {
    return IntStream.range(0, count).mapToObj(i -> RunId.create(Instant.now())).toList();
  }

  private static PrunePlan plan(List<RunId> runs) {
    return new PrunePlan(runs.stream().map(RunPrunerTests::doomed).toList(), List.of());
  }

  private static PrunePlan.Doomed doomed(RunId run) {
    RunSummary summary =
        new RunSummary(
            run,
            RunState.FINISHED,
            Optional.empty(),
            OptionalInt.empty(),
            Instant.now(),
            Optional.empty(),
            "runner run",
            Counts.NONE);
    return new PrunePlan.Doomed(summary, 0, List.of());
  }
}
