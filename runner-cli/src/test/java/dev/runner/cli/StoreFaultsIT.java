package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Product;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Stores in files that cannot be used, and what runs come to then. */
final class StoreFaultsIT {

  private static final CountsView TWO = new CountsView(2, 2, 0, 0, 0, 0, 0);

  @TempDir private Path folder;
  private TestWorkspace workspace;
  private Path store;

  @BeforeEach
  void install() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install(
        "shop", PluginJar.plugin("shop").source(TestSource.passing("shop.ATests", "a", "b")));
    store = workspace.root().resolve(".runner").resolve("store.db");
  }

  @Test
  void keepsResultsBesideAFileThatIsNoStoreAndNeverTouchesThat() throws Exception {
    byte[] foreign = "a list of names\n".repeat(500).getBytes(StandardCharsets.UTF_8);
    Files.createDirectories(store.getParent());
    Files.write(store, foreign);

    Finished run = workspace.run("run");
    assertEquals(6, run.exit(), run::toString);
    assertTrue(run.err().contains("is no SQLite database"), run::err);
    assertEquals(new String(foreign, StandardCharsets.UTF_8), Files.readString(store));

    Files.delete(store);
    assertEquals(TWO, workspace.last().counts());
  }

  @Test
  void aDamagedStoreIsSaidToBeOneAndCostsNoResult() throws Exception {
    assertEquals(0, workspace.run("run").exit());
    byte[] bytes = Files.readAllBytes(store);
    byte[] damage = new byte[bytes.length - 100];
    new Random(1).nextBytes(damage);
    System.arraycopy(damage, 0, bytes, 100, damage.length);
    Files.write(store, bytes);
    Files.deleteIfExists(store.resolveSibling("store.db-wal"));

    Finished run = workspace.run("run");
    assertEquals(6, run.exit(), run::toString);
    assertTrue(run.err().contains("Results store '" + store + "'"), run::err);
    assertTrue(run.err().contains("put back a backup"), run::err);

    Files.move(store, folder.resolve("damaged.db"));
    assertEquals(TWO, workspace.last().counts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=64k", "ro,size=1m"})
  @EnabledOnOs(OS.LINUX)
  void aDiskThatTakesNoMoreLosesNoResult(String options) throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    workspace.config("store.file = \"" + disk.resolve("results.db") + "\"");
    Process small =
        new ProcessBuilder(
                List.of(
                    "unshare",
                    "-Urm",
                    "sh",
                    "-c",
                    "mount -t tmpfs -o "
                        + options
                        + " none \"$1\" || exit 99; exec \"$2\" -w \"$3\" run",
                    "sh",
                    disk.toString(),
                    Product.home().resolve("bin").resolve("runner").toString(),
                    workspace.root().toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    int exit = small.waitFor();
    String said = Files.readString(folder.resolve("said"));
    Assumptions.assumeTrue(exit != 99 && !said.startsWith("unshare:"), "no small disk: " + said);

    assertEquals(6, exit, said);
    assertTrue(said.contains("Results NOT stored"), said);
    Finished list = workspace.run("runs", "list", "--format", "json");
    assertEquals(1, list.json().size(), list::toString);
    assertEquals(TWO, workspace.last().counts());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aRunWhoseFilesAreDeletedIsNotCalledStored() throws Exception {
    assertEquals(0, workspace.run("run").exit());
    workspace.install("rm", deleting("store.db*"));
    Finished run = workspace.run("run");
    assertEquals(6, run.exit(), run::toString);
    assertTrue(run.err().contains("was moved or deleted while it was open"), run::err);
    assertTrue(run.err().contains("They are kept: "), run::err);
    assertEquals(CountsView.of(3, 0, 0, 0, 0), workspace.last().counts());
    assertEquals(1, workspace.run("runs", "list", "--format", "json").json().size());

    workspace.install("rm", deleting(""));
    Finished lost = workspace.run("run");
    assertEquals(6, lost.exit(), lost::toString);
    assertTrue(lost.err().contains("They are lost, as the run's journal was deleted"), lost::err);
  }

  private PluginJar deleting(String names) {
    Path data = workspace.root().resolve(".runner");
    return PluginJar.plugin("rm")
        .source(
            TestSource.of("rm.ATests")
                .test(
                    "deletes",
                    "new ProcessBuilder(\"sh\", \"-c\", \"rm -r %s/%s\").start().waitFor();"
                        .formatted(data, names))
                .text());
  }

  @Test
  void loadsNoDriverOfAServerForAStoreInAFile() throws Exception {
    Path log = folder.resolve("classes.log");
    workspace.environment("RUNNER_JAVA_OPTS", "-Xlog:class+load:file=" + log);
    assertEquals(0, workspace.run("run").exit());
    String classes = Files.readString(log);
    assertTrue(classes.contains("org.sqlite.JDBC") || classes.contains("org.sqlite.core"));
    assertFalse(classes.contains("org.postgresql"));
    assertFalse(classes.contains("dev.runner.core.store.Postgres"));
  }

  @Test
  void knowsWhereARunCameFromWithoutBeingAsked() throws Exception {
    Path git = Files.createDirectories(workspace.root().resolve(".git/refs/heads"));
    String commit = "0123456789abcdef0123456789abcdef01234567";
    Files.writeString(git.resolve("main"), commit + "\n");
    Files.writeString(workspace.root().resolve(".git/HEAD"), "ref: refs/heads/main\n");
    workspace.config("run.labels { team = core }");

    Finished run =
        workspace.run(
            "run", "--label", "ticket=A-1", "--label", "team=shop", "-D", "fork.heap=256m");
    assertEquals(0, run.exit(), run::toString);
    JsonNode origin =
        workspace.run("runs", "show", "last", "--format", "json").json().required("origin");
    assertEquals("main", origin.required("revision").required("name").asString(), origin::toString);
    assertEquals(commit, origin.required("revision").required("commit").asString());
    assertEquals("shop", origin.required("labels").required("team").asString());
    assertEquals("A-1", origin.required("labels").required("ticket").asString());
    assertEquals(64, origin.required("configSha256").asString().length());
    assertEquals(64, origin.required("plugins").get(0).required("sha256").asString().length());
    assertFalse(origin.required("host").asString().isEmpty());
    String text = workspace.run("runs", "show", "last").out();
    assertTrue(text.contains("Revision   main 0123456789ab"), text);
    assertTrue(text.contains("Labels     team=shop, ticket=A-1"), text);
    Finished refused = workspace.run("run", "--label", "a b=c");
    assertEquals(2, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("invalid label 'a b=c'"), refused::err);
  }
}
