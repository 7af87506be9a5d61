package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Postgres;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces that share a results store on a PostgreSQL server. */
final class PostgresStoreIT {

  private static final CountsView TWO = new CountsView(2, 2, 0, 0, 0, 0, 0);

  @TempDir private Path folder;
  private Postgres postgres;

  @BeforeEach
  void start() throws IOException {
    postgres = Postgres.start(Files.createDirectory(folder.resolve("postgres")));
  }

  @AfterEach
  void stop() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void storesTheRunsOfTwoWorkspacesAndTellsThemApart() throws Exception {
    TestWorkspace one = workspace("one");
    TestWorkspace two = workspace("two");

    List<RunnerProcess> started = new ArrayList<>();
    for (TestWorkspace workspace : List.of(one, one, two, two)) {
      started.add(workspace.start("run", "--format", "json"));
    }
    List<String> ids = new ArrayList<>();
    for (RunnerProcess run : started) {
      Finished finished = run.await();
      assertEquals(0, finished.exit(), finished::toString);
      assertEquals(TWO, finished.run().counts());
      ids.add(finished.run().id());
      run.close();
    }
    String second = ids.get(3);

    assertTrue(ids.subList(0, 2).contains(one.last().id()), ids::toString);
    assertTrue(ids.subList(2, 4).contains(two.last().id()), ids::toString);
    assertEquals(4, one.run("runs", "list", "--format", "json").json().size());
    assertEquals(2, one.show(second).counts().passed());
    Finished refused = one.run("runs", "delete", second);
    assertEquals(2, refused.exit());
    assertTrue(refused.err().contains("belongs to another workspace"), refused::err);
    assertFalse(Files.exists(one.root().resolve(".runner").resolve("store.db")));
    assertFalse(holds(folder.resolve("one"), Postgres.PASSWORD));
    Finished shown = one.run("config", "show");
    assertTrue(shown.out().contains(postgres.url()), shown::toString);
    assertFalse(shown.out().contains(Postgres.PASSWORD), shown::toString);
  }

  @Test
  void keepsResultsWhileTheServerIsAwayAndDeliversThemOnce() throws Exception {
    TestWorkspace workspace = workspace("one");
    assertEquals(0, workspace.run("run").exit());
    postgres.stop();

    Finished away = workspace.run("run");
    assertEquals(6, away.exit(), away::toString);
    assertTrue(away.err().contains("Results NOT stored: Results store '" + postgres.url()));
    assertTrue(away.err().contains("cannot be reached"), away::err);
    assertTrue(away.err().contains("They are kept"), away::err);
    Finished second = workspace.run("run");
    assertEquals(6, second.exit(), second::toString);
    assertTrue(second.err().contains("1 run waits for the store"), second::err);
    Finished list = workspace.run("runs", "list");
    assertEquals(6, list.exit(), list::toString);
    assertTrue(list.err().contains("2 runs wait for the store"), list::err);

    postgres.startAgain();
    Finished delivered = workspace.run("runs", "list", "--format", "json");
    assertEquals(0, delivered.exit(), delivered::toString);
    assertEquals(3, delivered.json().size());
    assertTrue(delivered.err().contains("waited for the store; now it is stored"), delivered::err);
    assertEquals(TWO, workspace.last().counts());
    Finished again = workspace.run("runs", "list", "--format", "json");
    assertEquals(3, again.json().size());
    assertEquals("", again.err());
  }

  @Test
  void catchesUpWhenTheServerIsRestartedDuringARun() throws Exception {
    Path begun = folder.resolve("begun");
    Path proceed = folder.resolve("proceed");
    TestWorkspace workspace = configured("one");
    workspace.install(
        "slow",
        PluginJar.plugin("slow")
            .source(
                TestSource.of("slow.ATests")
                    .test(
                        "waits",
                        """
                        java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "");
                        while (!java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) {
                          Thread.sleep(20);
                        }
                        """
                            .formatted(begun, proceed))
                    .text(),
                TestSource.passing("slow.BTests", "a")));
    // Makes the tables, which may take longer than a test takes to begin.
    assertEquals(0, workspace.run("runs", "list").exit());
    try (RunnerProcess run = workspace.start("run", "--format", "json", "--forks", "1")) {
      Waiting.until("the first test runs", () -> Files.exists(begun));
      postgres.stop();
      postgres.startAgain();
      Files.writeString(proceed, "");
      Finished finished = run.await();
      assertEquals(0, finished.exit(), finished::toString);
    }
    RunView stored = workspace.last();
    assertEquals(TWO, stored.counts());
    assertEquals("PASSED", stored.outcome());
    assertEquals(1, stored.issues("store.away").size());
  }

  @Test
  void saysWhatIsWrongWithTheConfiguration() throws Exception {
    TestWorkspace workspace = workspace("one");
    for (String bad :
        List.of(
            "mysql://127.0.0.1/x",
            "postgresql://anna:canary-word@127.0.0.1/x",
            "postgresql://127.0.0.1/x?password=canary-word",
            "postgresql://127.0.0.1/x?socketFactory=evil.Factory",
            "postgresql://127.0.0.1/x?sslpassword=canary-word",
            "postgresql//127.0.0.1/x?sslpassword=canary-word",
            "postgresql://127.0.0.1")) {
      workspace.config("store.url = \"" + bad + "\"");
      Finished refused = workspace.run("run");
      assertEquals(2, refused.exit(), refused::toString);
      assertTrue(refused.err().contains("store.url"), refused::err);
      assertFalse(refused.err().contains("canary-word"), refused::err);
    }
    workspace.config(
        "store { url = \"%s\", user = postgres, password-file = secret }"
            .formatted(postgres.url()));
    assertTrue(workspace.run("run").err().contains("remove one of them"));

    workspace
        .config("store { url = \"%s\", user = postgres }".formatted(postgres.url()))
        .environment("RUNNER__STORE__PASSWORD", "wrong-canary");
    Finished wrong = workspace.run("runs", "list");
    assertEquals(6, wrong.exit(), wrong::toString);
    assertTrue(wrong.err().contains("does not let user 'postgres' in"), wrong::err);
    assertFalse(wrong.err().contains("wrong-canary"), wrong::err);
  }

  private TestWorkspace workspace(String name) throws IOException {
    TestWorkspace workspace = configured(name);
    workspace.install(
        "shop", PluginJar.plugin("shop").source(TestSource.passing("shop.ATests", "a", "b")));
    return workspace;
  }

  private TestWorkspace configured(String name) throws IOException {
    return TestWorkspace.in(folder.resolve(name))
        .config("store { url = \"%s\", user = postgres }".formatted(postgres.url()))
        .environment("RUNNER__STORE__PASSWORD", Postgres.PASSWORD);
  }

  private static boolean holds(Path folder, String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }
}
