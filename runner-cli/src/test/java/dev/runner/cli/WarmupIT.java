package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.Jdks;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code runner warmup}: class data before the first run. */
final class WarmupIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.environment("XDG_CACHE_HOME", folder.resolve("cache").toString());
    workspace.install(
        "one", PluginJar.plugin("one").source(TestSource.passing("one.OneTests", "passes")));
  }

  @Test
  void makesTheArchivesOfSupervisorAndForksOnce() throws Exception {
    Finished first = workspace.run("warmup");
    assertEquals(0, first.exit(), first::toString);
    assertEquals(List.of("cli-*.jsa", "fork-*.jsa"), made());
    assertEquals(2, first.out().lines().count(), first.out());
    List<Path> before = files();
    passes();
    Finished second = workspace.run("warmup");
    assertEquals(0, second.exit(), second::toString);
    assertEquals("", second.out());
    assertTrue(second.err().contains("All of it was there already"), second.err());
    assertEquals(before, files());
  }

  @Test
  void makesCachesOfLinkedClassesForANewerJdk() throws Exception {
    workspace.environment("JAVA_HOME", Jdks.newer().toString());
    Finished finished = workspace.run("warmup");
    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(List.of("cli-*.aot", "cli-*.jsa", "fork-*.aot", "fork-*.jsa"), made());
    passes();
    Finished second = workspace.run("warmup");
    assertTrue(second.err().contains("All of it was there already"), second::toString);
  }

  @Test
  void otherCollectorsAndArgumentsOfForksDoWithoutACacheThatDoesNotFit() throws Exception {
    workspace.environment("JAVA_HOME", Jdks.newer().toString());
    workspace.run("warmup");
    workspace.config("fork { jvm-args = [\"-XX:+UseParallelGC\", \"-ea\"] }");
    passes();
    passes();
  }

  @Test
  void saysWhatFailsWhereTheCacheCannotBeWritten() throws Exception {
    Files.writeString(folder.resolve("cache"), "a file");
    Finished finished = workspace.run("warmup");
    assertEquals(2, finished.exit(), finished::toString);
    assertTrue(finished.err().contains("Cannot warm up with cache '" + folder), finished.err());
  }

  private void passes() throws Exception {
    Finished finished = workspace.run("run");
    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(1), workspace.last().counts());
  }

  private List<String> made() throws IOException {
    return files().stream()
        .map(file -> file.getFileName().toString().replaceAll("-[0-9a-f]+", "-*"))
        .toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("cache").resolve("runner").resolve("cds"))) {
      return all.sorted().toList();
    }
  }
}
