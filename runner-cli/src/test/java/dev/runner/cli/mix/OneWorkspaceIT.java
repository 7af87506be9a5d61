package dev.runner.cli.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs of one workspace at the same time, in a store that none of them found: each is stored, as
 * itself. {@code -Dat.once=N} says how many.
 */
final class OneWorkspaceIT {

  @TempDir private Path folder;

  @Test
  void takesManyRunsAtOnce() throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.config("limit.discovery = 15m"); // of fifty at once, each gets little of the machine
    String[] names = {"even", "odd"};
    for (String name : names) {
      workspace.install(
          name,
          PluginJar.plugin(name)
              .source(
                  TestSource.passing(name + ".ATests", "a", "b", name.equals("odd") ? "c" : "d"))
              .source(
                  TestSource.of(name + ".BTests").test("fails", "fail(\"" + name + "\");").text()));
    }
    int runs = Integer.getInteger("at.once", 8);
    List<RunnerProcess> started = new ArrayList<>();
    try {
      for (int i = 0; i < runs; i++) {
        started.add(
            workspace.start("run", "--plugin", names[i % 2], "--forks", "1", "--format", "json"));
      }
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < runs; i++) {
        started.get(i).handle().onExit().get(15, TimeUnit.MINUTES);
        Finished finished = started.get(i).await();
        assertEquals(1, finished.exit(), finished::toString);
        RunView stored = workspace.show(finished.run().id());
        ids.add(stored.id());
        assertEquals(List.of(names[i % 2]), stored.plugins());
        assertEquals(CountsView.of(3, 1, 0, 0, 0), stored.counts());
        assertEquals(finished.run().counts(), stored.counts());
      }
      assertEquals(runs, ids.size());
    } finally {
      started.forEach(RunnerProcess::close);
    }
  }
}
