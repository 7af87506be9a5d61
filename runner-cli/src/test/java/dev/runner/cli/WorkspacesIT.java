package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Names for workspaces. */
final class WorkspacesIT {

  @TempDir private Path temporary;

  private Path root;
  private Path list;
  private TestWorkspace shop;

  @BeforeEach
  void make() throws IOException {
    root = temporary.toRealPath();
    list = root.resolve("config/runner/workspaces.list");
    shop = workspace("shop");
    shop.install("shop", PluginCode.tests("shop"));
  }

  @Test
  void findTheWorkspaceFromEverywhere() throws Exception {
    Finished named = shop.run("workspace", "register", "my-shop");
    assertEquals(0, named.exit(), named::toString);
    assertTrue(named.out().contains("'" + shop.root() + "' is registered as 'my-shop'"));

    Finished run = shop.runIn("my-shop", "run", "--format", "json");

    assertEquals(0, run.exit(), run::toString);
    assertEquals(1, run.run().counts().passed());
    JsonNode listed = shop.run("workspace", "list", "--format", "json").json().get(0);
    assertEquals("my-shop", listed.required("name").asString());
    assertEquals(shop.root().toString(), listed.required("path").asString());
    assertTrue(listed.required("exists").asBoolean());
    assertEquals(run.run().id(), listed.required("lastRun").asString());
    assertTrue(shop.run("workspace", "list").out().startsWith("my-shop  2"));
    Finished csv = shop.run("workspace", "list", "--format", "csv");
    assertTrue(csv.out().startsWith("name,path,exists,lastRun,lastRunAt\r\nmy-shop,"), csv::out);
  }

  @Test
  void areNoFolders() throws Exception {
    shop.run("workspace", "register", "my-shop");
    Finished near = shop.runIn("my-shp", "list");
    assertEquals(2, near.exit(), near::toString);
    assertTrue(near.err().contains("is no folder and no registered name: did you mean 'my-shop'"));
    Finished path = shop.runIn("my-shop/", "list");
    assertEquals(2, path.exit(), path::toString);
    assertTrue(path.err().contains("'my-shop/' is no folder: make one"), path::err);
    Files.move(shop.root(), root.resolve("elsewhere"));
    Finished gone = workspace("other").runIn("my-shop", "list");
    assertEquals(2, gone.exit(), gone::toString);
    assertTrue(gone.err().contains("runner workspace move my-shop DIR"), gone::err);
  }

  @Test
  void stayWithAWorkspaceThatMoves() throws Exception {
    TestWorkspace other = workspace("other");
    shop.run("run");
    shop.run("workspace", "register", "shop", shop.root().toString());
    Path target = root.resolve("new shop");
    Finished exists = other.run("workspace", "move", "shop", other.root().toString());
    assertEquals(2, exists.exit(), exists::toString);

    Finished moved = other.run("workspace", "move", "shop", target.toString());

    assertEquals(0, moved.exit(), moved::toString);
    assertFalse(Files.exists(shop.root()));
    Finished last = other.runIn("shop", "runs", "show", "last", "--format", "json");
    assertEquals(1, last.run().counts().passed(), last::toString);
    assertEquals(0, other.runIn("shop", "run").exit());
  }

  @Test
  void areNotMovedOrDeletedUnderARun() throws Exception {
    Path begun = root.resolve("begun");
    Path end = root.resolve("end");
    shop.install("slow", waiting(begun, end));
    shop.run("workspace", "register", "shop");
    try (RunnerProcess run = shop.start("run")) {
      Waiting.until("the test runs", () -> Files.exists(begun));
      Finished move = shop.run("workspace", "move", "shop", root.resolve("new").toString());
      assertEquals(2, move.exit(), move::toString);
      assertTrue(move.err().contains("is going on in it"), move::err);
      assertEquals(2, shop.run("workspace", "remove", "shop", "--delete-files").exit());
      Files.createFile(end);
      Finished ended = run.await();
      assertEquals(0, ended.exit(), ended::toString);
    }
    Finished removed = shop.run("workspace", "remove", "shop", "--delete-files");
    assertEquals(0, removed.exit(), removed::toString);
    assertFalse(Files.exists(shop.root()));
  }

  @Test
  void areGivenByInitAndChangedAndForgotten() throws Exception {
    String folder = root.resolve("fresh").toString();
    Finished bad = shop.run("init", folder, "--name", "a/b");
    assertEquals(2, bad.exit(), bad::toString);
    assertFalse(Files.exists(Path.of(folder)));
    Finished made = shop.run("init", folder, "--name", "fresh");
    assertEquals(0, made.exit(), made::toString);
    assertTrue(made.out().contains("ready and registered as 'fresh'"), made::out);
    assertEquals(0, shop.run("workspace", "rename", "fresh", "old").exit());
    Finished unknown = shop.run("workspace", "remove", "fresh");
    assertEquals(2, unknown.exit(), unknown::toString);
    Finished forgotten = shop.run("workspace", "remove", "old");
    assertTrue(forgotten.out().contains("its files stay in"), forgotten::toString);
    Finished none = shop.run("workspace", "list");
    assertEquals(0, none.exit());
    assertTrue(none.err().contains("No workspace has a name"), none::err);
  }

  @Test
  void areNotLostWithADamagedRegister() throws Exception {
    Files.createDirectories(list.getParent());
    Files.writeString(list, "{\"workspaces\":");
    for (Finished refused :
        List.of(
            shop.run("workspace", "list"),
            shop.run("workspace", "register", "shop"),
            shop.runIn("shop", "run"))) {
      assertEquals(2, refused.exit(), refused::toString);
      assertTrue(refused.err().contains("line 1 is not 'workspaces 1'"), refused::err);
    }
    assertEquals("{\"workspaces\":", Files.readString(list));
    assertEquals(0, shop.run("run").exit());
  }

  @Test
  void neverTakeTheHomeFolderAlongWhateverItIsCalled() throws Exception {
    Path home = Files.createDirectories(root.resolve("real/user"));
    Files.createSymbolicLink(root.resolve("linked"), root.resolve("real"));
    shop.environment("RUNNER_JAVA_OPTS", "-Duser.home=" + root.resolve("linked/user"));
    assertEquals(0, shop.run("init", home.toString(), "--name", "home").exit());
    Files.writeString(home.resolve("letter"), "dear");

    Finished refused = shop.run("workspace", "remove", "home", "--delete-files");

    assertEquals(2, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("it holds more than a workspace"), refused::err);
    assertEquals("dear", Files.readString(home.resolve("letter")));
  }

  private TestWorkspace workspace(String name) throws IOException {
    return TestWorkspace.in(root.resolve(name))
        .environment("XDG_CONFIG_HOME", root.resolve("config").toString());
  }

  private static PluginJar waiting(Path begun, Path end) {
    return PluginJar.plugin("slow")
        .source(
            TestSource.of("s.SlowTests")
                .test(
                    "waits",
                    "java.nio.file.Files.createFile(java.nio.file.Path.of(\"%s\"));"
                            .formatted(begun)
                        + "while (!java.nio.file.Files.exists(java.nio.file.Path.of(\"%s\"))) Thread.sleep(20);"
                            .formatted(end))
                .text());
  }
}
