package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Polluted;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bisect} where no test before it is to blame, or nothing can be searched for. */
final class BisectWithoutCulpritIT {

  private static final String VICTIM = "shop:shop.VictimTests.counts";

  @TempDir private Path folder;
  private Polluted polluted;
  private TestWorkspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    polluted = Polluted.in(folder);
    workspace = polluted.workspace();
  }

  @Test
  void saysThatATestFailsByItself() throws Exception {
    polluted.installBank(Map.of());
    polluted.installShop("true");
    workspace.run("run");
    Finished alone = workspace.run("bisect", VICTIM);
    assertEquals(0, alone.exit(), alone::toString);
    assertTrue(alone.out().contains("fails by itself"), alone::out);
    assertTrue(alone.out().contains("(1 probe)"), alone::out);
  }

  @Test
  void saysThatAFailureCannotBeReproduced() throws Exception {
    polluted.installBank(Map.of());
    polluted.installShop(
        "!java.nio.file.Files.exists(java.nio.file.Path.of(System.getenv(\"MARKS\"), \"ok\"))");
    workspace.run("run");
    Files.createFile(polluted.file("ok"));
    Finished never = workspace.run("bisect", VICTIM);
    assertEquals(1, never.exit(), never::toString);
    assertTrue(never.out().contains("did not fail again"), never::out);
  }

  @Test
  void refusesWhatItCannotSearchFor() throws Exception {
    assertEquals(2, workspace.run("bisect", VICTIM).exit());
    polluted.installBank(Map.of());
    polluted.installShop("false");
    workspace.run("run");
    Finished passed = workspace.run("bisect", VICTIM, "last");
    assertEquals(2, passed.exit(), passed::toString);
    assertTrue(passed.err().contains("did not fail in run"), passed::err);
    Finished unknown = workspace.run("bisect", "shop:shop.NoTests.a", "last");
    assertEquals(2, unknown.exit(), unknown::toString);
    assertTrue(unknown.err().contains("No test 'shop:shop.NoTests.a'"), unknown::err);
    Finished none = workspace.run("bisect", VICTIM);
    assertEquals(2, none.exit(), none::toString);
    assertTrue(none.err().contains("No failure of a test"), none::err);
    assertEquals(2, workspace.run("bisect").exit());
  }

  @Test
  void refusesPluginsThatHaveChanged() throws Exception {
    polluted.installBank(Map.of("C5.c", polluted.leave("x")));
    polluted.installShop(polluted.isLeft("x"));
    workspace.run("run");
    polluted.installBank(Map.of("C5.c", polluted.leave("x"), "C6.a", "int i = 1;"));
    Finished refused = workspace.run("bisect", VICTIM);
    assertEquals(3, refused.exit(), refused::toString);
    assertTrue(refused.out().contains("plugin 'bank' has changed"), refused::out);
    Finished allowed = workspace.run("bisect", VICTIM, "--changed-plugins", "--format", "json");
    assertEquals(0, allowed.exit(), allowed::toString);
    assertTrue(allowed.out().contains("\"bank:bank.C5Tests.c\""), allowed::out);
  }

  @Test
  void aSignalEndsTheSearchAndItsForks() throws Exception {
    polluted.installBank(Map.of("C5.c", polluted.leave("x") + polluted.leave("probing")));
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.VictimTests")
                    .member(
                        "static boolean hangs() throws Exception { if (java.nio.file.Files.exists("
                            + "java.nio.file.Path.of(System.getenv(\"MARKS\"), \"hang\"))) {"
                            + polluted.leave("hanging")
                            + " Thread.sleep(100_000); } return false; }")
                    .test("counts", "assertFalse(" + polluted.isLeft("x") + " || hangs());")
                    .text()));
    workspace.run("run");
    Files.createFile(polluted.file("hang"));
    try (RunnerProcess process = workspace.start("bisect", VICTIM)) {
      Waiting.until("the first probe hangs", () -> polluted.has("hanging"));
      List<ProcessHandle> forks = process.handle().descendants().toList();
      new ProcessBuilder("kill", "-TERM", "" + process.handle().pid()).start().waitFor();
      Finished ended = process.await();
      assertEquals(143, ended.exit(), ended::toString);
      assertTrue(ended.out().contains("No answer for"), ended::out);
      Waiting.until("no fork is left", () -> forks.stream().noneMatch(ProcessHandle::isAlive));
    }
  }
}
