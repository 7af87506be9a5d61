package dev.runner.cli.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Postgres;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that holds the store crashes at random points of runs and comes back sooner or later:
 * each run is stored once, with all results, and says so or is delivered by the next command.
 * {@code -Dserver.restarts=N} says how many, {@code -Dseed=N} which is the first.
 */
final class ServerRestartsIT {

  private static final int TESTS = 30;

  @TempDir private Path folder;

  @Test
  void eachRunIsStoredOnce() throws Exception {
    TestSource source = TestSource.of("slow.ATests");
    IntStream.range(0, TESTS).forEach(i -> source.test("t" + i, "Thread.sleep(30);"));
    try (Postgres postgres = Postgres.start(Files.createDirectory(folder.resolve("postgres")))) {
      TestWorkspace workspace =
          TestWorkspace.in(folder.resolve("workspace"))
              .config("store { url = \"%s\", user = postgres }".formatted(postgres.url()))
              .environment("RUNNER__STORE__PASSWORD", Postgres.PASSWORD);
      workspace.install("slow", PluginJar.plugin("slow").source(source.text()));
      assertEquals(0, workspace.run("run").exit());
      int restarts = Integer.getInteger("server.restarts", 2);
      long first = Long.getLong("seed", 1);
      int runs = 1;
      for (long seed = first; seed < first + restarts; seed++) {
        Finished run = restarted(workspace, postgres, new Random(seed));
        runs++;
        String context = "seed " + seed + ": " + run;
        assertTrue(run.exit() == 0 || run.exit() == 6, context);
        assertEquals(run.exit() == 6, run.err().contains("Results NOT stored"), context);
        Finished list = workspace.run("runs", "list", "--limit", "1000", "--format", "json");
        assertEquals(runs, list.json().size(), context);
        assertEquals(CountsView.of(TESTS, 0, 0, 0, 0), workspace.last().counts(), context);
        assertEquals("PASSED", workspace.last().outcome(), context);
      }
    }
  }

  private static Finished restarted(TestWorkspace workspace, Postgres postgres, Random random)
      throws Exception {
    try (RunnerProcess run = workspace.start("run")) {
      pause(random.nextInt(2_500));
      postgres.crash();
      pause(random.nextInt(3_000));
      postgres.startAgain();
      return run.await();
    }
  }

  /** The point is a random one, and nothing is waited for. */
  private static void pause(int millis) {
    LockSupport.parkNanos(millis * 1_000_000L);
  }
}
