package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountedTests;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.OrderLog;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay}: a run once more. */
final class ReplayIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;
  private OrderLog log;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    log = OrderLog.of(workspace, folder.resolve("order"));
  }

  private void install(String... plugins) throws IOException {
    for (String plugin : plugins) {
      PluginJar jar = PluginJar.plugin(plugin);
      for (int i = 0; i < 12; i++) {
        jar.source(log.tests(plugin + ".C" + i + "Tests", "a", "b", "c"));
      }
      workspace.install(plugin, jar);
    }
  }

  private Finished replay(String... options) throws Exception {
    log.clear();
    String[] words =
        Stream.concat(Stream.of("replay", "last", "--format", "json"), Stream.of(options))
            .toArray(String[]::new);
    return workspace.run(words);
  }

  @Test
  void theSameTestsGoInTheSameForksInTheSameOrder() throws Exception {
    install("bank", "shop");
    assertEquals(0, workspace.run("run", "--forks", "3", "--order", "random").exit());
    List<List<String>> recorded = log.processes();
    RunView first = workspace.last();
    assertEquals(3, recorded.size());

    Finished again = replay();

    assertEquals(0, again.exit(), again::toString);
    assertEquals(new HashSet<>(recorded), new HashSet<>(log.processes()));
    assertNotEquals(first.id(), again.run().id());
    assertEquals(first.id(), again.json().required("repeats").asString());
    assertEquals(first.json().required("seed"), again.json().required("seed"));
    assertTrue(again.err().contains("Order and forks of run " + first.id()), again::err);

    Finished third = replay();
    assertEquals(new HashSet<>(recorded), new HashSet<>(log.processes()), third::toString);
  }

  @Test
  void aSelectionAndAnIsolationAreRepeatedToo() throws Exception {
    install("bank", "shop");
    workspace.run("run", "--isolation", "class", "-r", "C[1-4]Tests.(a|c)");
    List<List<String>> recorded = log.processes();
    assertEquals(8, recorded.size());
    Finished again = replay();
    assertEquals(0, again.exit(), again::toString);
    assertEquals(recorded, log.processes());
  }

  @Test
  void aListIsRepeatedAsItRan() throws Exception {
    install("bank", "shop");
    Path list = folder.resolve("list");
    Files.write(list, List.of("shop:shop.C1Tests.b", "bank:bank.C3Tests.c", "shop:shop.C0Tests.a"));
    workspace.run("run", "--order", "list", "--load-list", list.toString());
    List<List<String>> recorded = log.processes();
    assertEquals(3, recorded.get(0).size());
    Finished again = replay();
    assertEquals(0, again.exit(), again::toString);
    assertEquals(recorded, log.processes());
  }

  @Test
  void limitsAndRetriesCanBeOthers() throws Exception {
    CountedTests counts = new CountedTests(folder);
    counts.install(
        workspace,
        "slow",
        TestSource.of("slow.STests")
            .test("once", "if (Count.of(\"once\") == 2) fail();")
            .test("waits", "Thread.sleep(Count.of(\"waits\") == 1 ? 0 : 600_000);")
            .text());
    assertEquals(0, workspace.run("run").exit());

    Finished again = replay("--timeout", "1s", "--retries", "1", "--explain-schedule");

    assertEquals(1, again.exit(), again::toString);
    assertEquals("ERROR/TIMED_OUT", workspace.last().test("waits").verdict());
    assertEquals(2, workspace.last().test("waits").attempts());
    assertEquals("PASSED", workspace.last().test("once").verdict());
    assertEquals(2, workspace.last().test("once").attempts());
    assertTrue(again.err().contains("slow:slow.STests"), again::err);
  }

  @Test
  void aForkThatDiedDiesAgainAndTheRestFollowsAsItDid() throws Exception {
    install("bank");
    workspace.install(
        "dies",
        PluginJar.plugin("dies")
            .source(
                TestSource.of("dies.DiesTests")
                    .test("a", log.line())
                    .test("b", log.line() + "Runtime.getRuntime().halt(3);")
                    .test("c", log.line())
                    .text()));
    assertEquals(1, workspace.run("run", "--forks", "2", "--order", "random:3").exit());
    List<List<String>> recorded = log.processes();
    RunView first = workspace.last();
    assertEquals(1, first.counts().error());
    Finished again = replay();
    assertEquals(1, again.exit(), again::toString);
    assertEquals(new HashSet<>(recorded), new HashSet<>(log.processes()));
    assertEquals(first.counts(), again.run().counts());
  }

  @Test
  void aForkThatWasExchangedEndsWhereItEnded() throws Exception {
    PluginJar jar = PluginJar.plugin("busy");
    String busy = "long end = System.nanoTime() + 500_000_000L; while (System.nanoTime() < end) {}";
    for (int i = 10; i < 24; i++) {
      jar.source(TestSource.of("busy.B" + i + "Tests").test("computes", log.line() + busy).text());
    }
    workspace.install("busy", jar);
    workspace.run("run");
    List<List<String>> recorded = log.processes();
    assertEquals(2, recorded.size(), recorded::toString);
    Finished again = replay();
    assertEquals(0, again.exit(), again::toString);
    assertEquals(recorded, log.processes());
    log.clear();
    workspace.run("run");
    assertEquals(1, log.processes().size(), "it is known by now that these tests compute");
  }

  @Test
  void refusesChangedPluginsUnlessTheyMayBe() throws Exception {
    install("bank");
    assertEquals(0, workspace.run("run").exit());
    workspace.install("bank", PluginJar.plugin("bank").source(log.tests("bank.C3Tests", "b")));
    Finished refused = replay();
    assertEquals(3, refused.exit(), refused::toString);
    assertTrue(
        refused.err().contains("cannot be replayed: plugin 'bank' has changed"), refused::err);
    assertTrue(refused.err().contains("--changed-plugins"), refused::err);
    assertEquals(List.of(), log.tests());

    Finished allowed = replay("--changed-plugins");
    assertTrue(allowed.err().contains("run.changed-plugin"), allowed::err);
    assertEquals(List.of("bank.C3Tests.b"), log.tests());
  }

  @Test
  void saysWhyARunCannotBeRepeated() throws Exception {
    install("bank");
    Finished none = replay();
    assertEquals(2, none.exit(), none::toString);
    assertEquals(0, workspace.run("run").exit());
    Finished unknown = workspace.run("replay", "last~1");
    assertEquals(2, unknown.exit(), unknown::toString);
    Files.delete(
        workspace.root().resolve(".runner/runs").resolve(workspace.last().id()).resolve("journal"));
    Finished gone = replay();
    assertEquals(2, gone.exit(), gone::toString);
    assertTrue(gone.err().contains("its journal '"), gone::err);
  }
}
