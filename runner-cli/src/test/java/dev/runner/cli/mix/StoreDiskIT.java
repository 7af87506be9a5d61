package dev.runner.cli.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Product;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls of the system that fail under the store or the journal, one place after the other, by
 * strace: a run is stored or says that it is not, and then the next command stores it.
 */
@EnabledOnOs(OS.LINUX)
final class StoreDiskIT {

  private static final CountsView TWO = new CountsView(2, 2, 0, 0, 0, 0, 0);

  @TempDir private Path folder;
  private TestWorkspace workspace;
  private Path store;

  @BeforeEach
  void install() throws IOException, InterruptedException {
    Assumptions.assumeTrue(canTrace(), "strace is not installed, or may not trace here");
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install(
        "shop", PluginJar.plugin("shop").source(TestSource.passing("shop.ATests", "a", "b")));
    store = workspace.root().resolve(".runner").resolve("store.db");
    assertEquals(0, workspace.run("run").exit());
  }

  @Test
  void aWriteOfTheStoreThatFailsCostsNoResult() throws Exception {
    int places = Integer.getInteger("disk.faults", 4);
    for (int place = 1; place <= places; place++) {
      faulty(
          place + 1,
          "-P",
          store.toString(),
          "-P",
          store + "-wal",
          "-e",
          "trace=pwrite64",
          "-e",
          "inject=pwrite64:error=ENOSPC:when=" + place + "+");
    }
  }

  @Test
  void aJournalThatCannotBeForcedToTheDiskIsNotCalledStored() throws Exception {
    int exit = faulty(2, "-e", "trace=fdatasync,fsync", "-e", "inject=fdatasync:error=EIO:when=1+");
    assertEquals(6, exit);
  }

  /** The journal is on that disk as well: what it took is stored later, the rest never half. */
  @Test
  void aDiskThatIsFullSoonerOrLaterHoldsWholeRunsOnly() throws Exception {
    int sizes = Math.min(100, Integer.getInteger("disk.faults", 4));
    for (int i = 0; i < sizes; i++) {
      int kib = 4 * (1 + i * 100 / sizes);
      int listed = onDiskOf(kib);
      String list = Files.readString(folder.resolve("list"));
      Assumptions.assumeTrue(listed != 99 && !list.startsWith("unshare:"), "no disk: " + list);
      boolean stored = Files.readString(folder.resolve("exit")).strip().equals("0");
      String said = kib + " KiB: " + Files.readString(folder.resolve("run"));
      String problem = Files.readString(folder.resolve("problem"));
      assertEquals(!stored, said.contains("Results NOT stored"), said);
      assertTrue(listed == 0 || problem.contains("No results yet"), () -> said + problem);
      JsonNode run = listed == 0 ? new JsonMapper().readTree(list).get(0) : null;
      assertTrue(!stored || (run != null && isWhole(run)), () -> said + list + problem);
    }
  }

  /** Runs on a disk of a size, then lists what is there once it is larger; returns that exit. */
  private int onDiskOf(int kib) throws IOException, InterruptedException {
    String script =
        """
        mount -t tmpfs -o size=%dk none "$2/.runner" || exit 99
        cd "$3"
        "$1" -w "$2" run >run 2>&1
        echo $? >exit
        mount -o remount,size=50m "$2/.runner"
        exec "$1" -w "$2" runs list --format json 2>problem
        """;
    List<String> command = new ArrayList<>(List.of("unshare", "-Urm", "sh", "-c"));
    command.addAll(List.of(script.formatted(kib), "sh"));
    command.add(Product.home().resolve("bin").resolve("runner").toString());
    command.addAll(List.of(workspace.root().toString(), folder.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("list").toFile())
        .start()
        .waitFor();
  }

  private static boolean isWhole(JsonNode run) {
    return run.required("counts").required("passed").asInt() == 2;
  }

  /** Runs with a fault and checks that the run is there, at once or by the next command. */
  private int faulty(int runs, String... fault) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("strace", "--seccomp-bpf", "-f", "-qq", "-o", "/dev/null"));
    command.addAll(List.of(fault));
    command.addAll(
        List.of(
            Product.home().resolve("bin").resolve("runner").toString(),
            "-w",
            workspace.root().toString(),
            "run"));
    Path said = folder.resolve("said");
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    String text = Files.readString(said);
    assertTrue(exit == 0 || exit == 6, () -> exit + ": " + text);
    assertEquals(exit == 6, text.contains("Results NOT stored"), text);
    Finished list = workspace.run("runs", "list", "--limit", "1000", "--format", "json");
    assertEquals(0, list.exit(), list::toString);
    assertEquals(runs, list.json().size(), list::toString);
    assertEquals(TWO, workspace.last().counts());
    return exit;
  }

  private boolean canTrace() throws InterruptedException {
    try {
      return new ProcessBuilder("strace", "--seccomp-bpf", "-f", "-qq", "-o", "/dev/null", "true")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("tried").toFile())
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
